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

/** Text of people and manifests as Markdown that shows exactly that text: no markup, no HTML, no mention of anybody. */
export function plain(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_[\]|~]|^[-+#=]/g, '\\$&')
      // The beginning of a numbered list
      .replace(/^(\d+)([.)])/, '$1\\$2')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/@/g, '@\u200b')
  );
}

/** A value as code, whatever it contains; fit for a cell of a table. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/\|/g, '\\|');
  if (line === '') {
    return '(empty)';
  }
  const longest = Math.max(
    0,
    ...Array.from(line.matchAll(/`+/g), ([ticks]) => ticks.length),
  );
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Addresses that a browser follows; anything else is shown as text. */
export function link(title: string, url: string): string {
  return /^https?:\/\/[^\s<>()]+$/.test(url)
    ? `[${plain(title)}](${url})`
    : plain(title);
}

/** A table; nothing when it would have no rows. */
export function table(
  head: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
): string[] {
  return rows.length === 0
    ? []
    : [
        `| ${head.join(' | ')} |`,
        `| ${head.map(() => '---').join(' | ')} |`,
        ...rows.map(row => `| ${row.join(' | ')} |`),
      ];
}
