/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { EngineRule } from '@database-platform/plugin-databases-common';
import { RuleArea } from '../RuleBook';

const words: Readonly<Record<EngineRule['then'], string>> = {
  refuses: 'Refused',
  warns: 'Warned of',
  explains: 'Explained',
};

/** Order of the rules of an area: what cannot be done first. */
const order: readonly EngineRule['then'][] = ['refuses', 'warns', 'explains'];

/** A chapter of the documentation that is made of the rules. */
export function changesPage(options: {
  engine: string;
  areas: readonly RuleArea[];
  /** Paragraphs under the title. */
  introduction: readonly string[];
  /** Blocks after the rules. */
  appendix?: readonly string[];
}): string {
  const { engine, areas, introduction, appendix = [] } = options;
  return `${[
    '# What the operator does with your change',
    ...introduction,
    `<!-- Made from the rules in packages/engines/src/${engine}/changes/rules by changesPage.test.ts. Do not edit: run the test with DATABASES_WRITE_DOCS=true. -->`,
    ...areas.flatMap(({ title, rules }) => [
      `## ${title}`,
      ...order.flatMap(then => {
        const found = Object.entries(rules).filter(
          ([, rule]) => rule.then === then,
        );
        return found.length === 0
          ? []
          : [
              `### ${words[then]}`,
              found
                .map(([id, rule]) => line(`${engine}/${id}`, rule))
                .join('\n'),
            ];
      }),
    ]),
    ...appendix,
  ].join('\n\n')}\n`;
}

function line(id: string, { when, effect, source }: RuleArea['rules'][string]) {
  return `- **${escape(capital(when))}.** ${escape(effect)} ([${escape(
    source.title,
  )}](${source.url}), \`${id}\`)`;
}

function capital(text: string): string {
  return /^[a-z]+(?=\s)/.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}

/** What means something in Markdown stands for itself. */
function escape(text: string): string {
  return text.replace(/[*<]/g, '\\$&').replace(/(?<!\w)_|_(?!\w)/g, '\\_');
}
