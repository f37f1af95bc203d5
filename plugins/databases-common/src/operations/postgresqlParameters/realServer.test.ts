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

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { postgresqlParameters } from '.';

const installations = '/usr/lib/postgresql';

/** Every version of PostgreSQL that is installed here, as Debian's packages lay them out. */
const servers = existsSync(installations)
  ? readdirSync(installations).flatMap(version => {
      const path = `${installations}/${version}/bin/postgres`;
      return existsSync(path) ? [{ version, path }] : [];
    })
  : [];

if (servers.length === 0) {
  // eslint-disable-next-line no-console
  console.log(`Skipped: there is no PostgreSQL below ${installations}`);
}

const types: Readonly<Record<string, string>> = {
  BOOLEAN: 'bool',
  INTEGER: 'integer',
  REAL: 'real',
  STRING: 'string',
  ENUM: 'enum',
};

/** `postgres --describe-config`: name, context, group, type, default, min, max, help, by tabs. It needs no data and runs no server. */
function described(path: string) {
  const { stdout } = spawnSync(path, ['--describe-config'], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return new Map(
    stdout.split('\n').map(line => {
      const [name, context, , type, , min, max] = line.split('\t');
      return [name, { context, type: types[type], min, max }] as const;
    }),
  );
}

/** Real servers list no parameter that they make up themselves or hide. */
const describePresent = servers.length > 0 ? describe : describe.skip;

describePresent('the table of parameters, against the real server', () => {
  const cases = servers.length > 0 ? servers : [{ version: 'none', path: '' }];

  it.each(cases)(
    'says what PostgreSQL $version says of itself',
    ({ version, path }) => {
      const real = described(path);
      expect(real.size).toBeGreaterThan(200);
      const own = postgresqlParameters.filter(
        ({ name }) => !name.includes('.'),
      );
      for (const parameter of own) {
        const { name, since = 0, until = Infinity } = parameter;
        const exists = Number(version) >= since && Number(version) <= until;
        const found = real.get(name);
        expect({
          name,
          isKnown: exists || found === undefined,
          type: found?.type ?? parameter.type,
        }).toEqual({ name, isKnown: true, type: parameter.type });
      }
    },
  );

  it.each(cases.filter(({ version }) => version === '15'))(
    'has the contexts and ranges of PostgreSQL $version, which it was made with',
    ({ path }) => {
      const real = described(path);
      const known = postgresqlParameters.filter(
        ({ name, since = 0, until = 99 }) =>
          since <= 15 && until >= 15 && real.has(name),
      );
      expect(known.length).toBeGreaterThan(130);
      for (const { name, context, min, max } of known) {
        const { min: least, max: most, ...found } = real.get(name)!;
        expect({ name, context, min }).toEqual({
          name,
          context: found.context,
          min: least ? Number(least) : undefined,
        });
        const isOpen = !most || Number(most) > 1e300;
        expect({ name, max }).toEqual({
          name,
          max: isOpen ? undefined : Number(most),
        });
      }
    },
  );
});
