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

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultEngines } from './registry';

/** The ids that the rules of an engine give to findings. */
function idsOf(engine: string): string[] {
  const folder = resolve(__dirname, engine, 'findings');
  const own = new RegExp(`'${engine}/([a-z0-9-]+)'`, 'g');
  return readdirSync(folder)
    .filter(file => /^(?!sources)[^.]*\.ts$/.test(file))
    .flatMap(file =>
      [...readFileSync(resolve(folder, file), 'utf8').matchAll(own)].map(
        ([, id]) => id,
      ),
    );
}

describe('findings in the documentation', () => {
  it.each(defaultEngines().map(({ id }) => id))(
    'of %s: each of them, and no other',
    engine => {
      const page = readFileSync(
        resolve(__dirname, '../../../docs/engines', `${engine}.md`),
        'utf8',
      );
      const [section] = (page.split('\n## Findings\n')[1] ?? '').split('\n## ');
      const documented = [...section.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(
        ([, cell]) => [...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, id]) => id),
      );
      expect([...new Set(documented)].sort()).toEqual(
        [...new Set(idsOf(engine))].sort(),
      );
    },
  );
});
