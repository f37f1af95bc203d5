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

import fc from 'fast-check';
import {
  checkPostgresqlParameter,
  findPostgresqlParameter,
  parsePostgresqlNumber,
  postgresqlParameterEffect,
  postgresqlParameters,
} from '.';

describe('numbers as PostgreSQL reads them', () => {
  it.each<
    [string, 'kB' | '8kB' | 'ms' | 'min' | undefined, number | undefined]
  >([
    ['200', undefined, 200],
    ['1GB', '8kB', 131072],
    ['16MB', 'kB', 16384],
    ['1.5GB', 'kB', 1572864],
    [' 10 s ', 'ms', 10000],
    ['1d', 'min', 1440],
    ['-1', 'kB', -1],
    ['0x10', undefined, 16],
    ['1e3', 'ms', 1000],
    // Units are case-sensitive.
    ['16mb', 'kB', undefined],
    ['16KB', 'kB', undefined],
    ['16Mi', 'kB', undefined],
    ['10s', 'kB', undefined],
    ['16MB', undefined, undefined],
    ['', 'kB', undefined],
    ['lots', 'kB', undefined],
  ])('%j in %s', (value, unit, expected) => {
    expect(parsePostgresqlNumber(value, unit)).toBe(expected);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('kB', 'ms', undefined),
        (text, unit) => {
          const number = parsePostgresqlNumber(text, unit as 'kB');
          expect(number === undefined || typeof number === 'number').toBe(true);
          for (const { name } of postgresqlParameters) {
            checkPostgresqlParameter(name, text, '17');
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('values', () => {
  it.each([
    ['max_connections', '200'],
    ['shared_buffers', '1GB'],
    ['log_min_duration_statement', '-1'],
    ['checkpoint_timeout', '15min'],
    ['random_page_cost', '1.1'],
    ['autovacuum', 'tr'],
    ['synchronous_commit', 'remote_apply'],
    ['synchronous_commit', 'no'],
    ['WAL_LEVEL', 'Logical'],
    ['search_path', 'anything, at all'],
    ['my.own', 'anything'],
  ])('%s = %s is taken', (name, value) => {
    expect(checkPostgresqlParameter(name, value, '17')).toBeUndefined();
  });

  it.each([
    ['max_connections', '0', 'from 1 to 262143'],
    ['max_connections', '200MB', 'from 1 to 262143'],
    ['shared_buffers', '64kB', 'from 128kB to 8589934584kB'],
    ['checkpoint_timeout', '15 minutes', 'from 30s to 86400s'],
    ['autovacuum', 'o', 'on or off'],
    ['wal_level', 'full', 'minimal, replica, logical'],
    ['transaction_timeout', '5s', 'PostgreSQL 17 or later'],
    ['vacuum_defer_cleanup_age', '100', 'PostgreSQL 15 or earlier'],
  ])('%s = %s is not, in version 16', (name, value, allowed) => {
    expect(checkPostgresqlParameter(name, value, '16')).toMatchObject({
      allowed,
    });
  });

  it('logged connections are a list since version 18', () => {
    const check = (version: string) =>
      checkPostgresqlParameter(
        'log_connections',
        'receipt,authorization',
        version,
      );
    expect(check('17')).toBeDefined();
    expect(check('18')).toBeUndefined();
  });
});

describe('what a parameter does', () => {
  it.each([
    ['work_mem', 'reload'],
    ['log_connections', 'new sessions'],
    ['max_connections', 'restart'],
    ['shared_buffers', 'recreate'],
    // Log settings that sessions could take are written into the pods by the operator.
    ['log_destination', 'recreate'],
    ['port', 'ignored'],
    ['my.own', 'not known'],
    ['constructor', 'not known'],
  ])('%s: %s', (name, effect) => {
    expect(postgresqlParameterEffect(name)).toBe(effect);
  });

  it('workers of autovacuum need no restart since version 18', () => {
    expect(postgresqlParameterEffect('autovacuum_max_workers', '17')).toBe(
      'restart',
    );
    expect(postgresqlParameterEffect('autovacuum_max_workers', '18')).toBe(
      'reload',
    );
  });
});

describe('the table', () => {
  it('has each name once, with a help of one line', () => {
    const names = postgresqlParameters.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const { name, help, min, max, type, values } of postgresqlParameters) {
      expect(findPostgresqlParameter(name.toUpperCase())?.name).toBe(name);
      expect(help).toMatch(/^\S.{5,100}\.$/);
      expect((min ?? 0) <= (max ?? Infinity)).toBe(true);
      expect(values !== undefined).toBe(type === 'enum');
    }
  });
});
