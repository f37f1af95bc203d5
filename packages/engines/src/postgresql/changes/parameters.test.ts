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

import { Fixture } from '../__testUtils__/Fixture';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { operationOf, Request, rulesOf } from './__testUtils__/Request';
import { parameterRules } from './rules/parameterRules';

type Values = Record<string, string | null>;

const set = (parameters: Values, declared: Values = {}) =>
  new Request()
    .spec(['postgresql', 'parameters'], declared)
    .plan('configure', { parameters });

const windows = (maintenanceWindows: string[], operator = {}) =>
  new Request().operator(operator).plan('configure', { maintenanceWindows });

describe('parameters, synchronous mode and maintenance windows', () => {
  it.each(
    ruleCases(parameterRules, {
      'parameter-reload': () => set({ work_mem: '32MB' }),
      'parameter-new-sessions': () => set({ log_connections: 'on' }),
      'parameter-restart': () => set({ max_connections: '300' }),
      'parameter-restart-lowered': () =>
        set({ max_connections: '100' }, { max_connections: '300' }),
      'parameter-lowered-mixed': () =>
        set(
          { max_connections: '100', work_mem: '8MB' },
          { max_connections: '300' },
        ),
      'parameter-recreate': () => set({ shared_buffers: '1GB' }),
      'parameter-patroni': () => set({ port: '5433' }),
      'parameter-patroni-minimum': () => set({ max_connections: '20' }),
      'parameter-unknown': () =>
        set({ 'timescaledb.max_background_workers': '8' }),
      'parameter-value': () => set({ work_mem: '32 megabytes' }),
      'parameter-secret': () =>
        set({ primary_conninfo: 'host=ledger.other.example' }),
      'parameter-removed': () => set({ work_mem: null }, { work_mem: '16MB' }),
      'parameter-removed-recreate': () =>
        set({ shared_buffers: null }, { shared_buffers: '1GB' }),
      'parameter-archiving': () => set({ archive_mode: 'off' }),
      'parameter-durability': () => set({ fsync: 'off' }),
      'synchronous-on': () =>
        new Request().plan('configure', { synchronous: true }),
      'synchronous-off': () =>
        new Request()
          .spec(['patroni'], { synchronous_mode: true })
          .plan('configure', { synchronous: false }),
      'windows-change': () => windows(['Sat:01:00-05:00']),
      'windows-backwards': () => windows(['Sat:23:00-02:00']),
      'windows-short': () => windows(['01:00-01:30']),
      'windows-ignored': () =>
        windows(['01:00-05:00'], { enable_maintenance_windows: false }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('values of other versions are refused by version', () => {
    const plan = (version: string) =>
      new Request()
        .spec(['postgresql', 'version'], version)
        .plan('configure', { parameters: { old_snapshot_threshold: '1h' } });
    expect(rulesOf(plan('15')).errors).toEqual([]);
    expect(plan('17').errors).toEqual([
      expect.objectContaining({
        field: 'parameters.old_snapshot_threshold',
        allowed: 'PostgreSQL 16 or earlier',
      }),
    ]);
  });

  it('a parameter in the pods recreates them; of one member it is no rolling restart', () => {
    const plan = new Request(new Fixture({ members: 1 })).plan('configure', {
      parameters: { shared_preload_libraries: 'pg_stat_statements' },
    });
    expect(plan.impacts).toEqual([
      expect.objectContaining({
        effect: 'recreate',
        rule: 'postgresql/parameter-recreate',
      }),
    ]);
  });

  it('taking the last parameter out takes the section out, and the other key stays', () => {
    expect(set({ work_mem: null }, { work_mem: '16MB' }).action).toEqual({
      type: 'edit',
      edits: [{ op: 'remove', path: ['spec', 'postgresql', 'parameters'] }],
    });
  });

  it('the number of a manifest and the text of a form are the same value', () => {
    const request = new Request().spec(['postgresql', 'parameters'], {
      max_connections: 200,
    });
    expect(
      request.plan('configure', { parameters: { max_connections: '200' } })
        .action,
    ).toEqual({ type: 'edit', edits: [] });
  });

  it.each([
    ['primary_conninfo', 'host=a user=standby password=hunter2'],
    ['ssl_passphrase_command', 'echo hunter2'],
    ['myapp.api_token', 'hunter2'],
    ['archive_command', 'PGPASSWORD=hunter2 push %p'],
    ['restore_command', 'curl https://walg:hunter2@archive.example/%f -o %p'],
  ])('a secret is neither written nor told: %s', (name, value) => {
    const plan = set({ [name]: value });
    expect(rulesOf(plan).errors).toEqual(['parameter-secret']);
    expect(JSON.stringify(plan)).not.toContain('hunter2');
  });

  it.each([
    ['password_encryption', 'scram-sha-256'],
    ['ssl_passphrase_command_supports_reload', 'on'],
    ['credcheck.password_min_length', '12'],
    ['ssl_key_file', '/tls/tls.key'],
    ['archive_command', 'envdir "/run/etc/wal-e.d/env" wal-g wal-push "%p"'],
  ])('what only sounds like one is a value like others: %s', (name, value) => {
    expect(rulesOf(set({ [name]: value })).errors).toEqual([]);
  });

  it('a secret that is there is not shown, stays when it is left out, and can be taken out', () => {
    const declared = {
      primary_conninfo: 'password=hunter2',
      archive_command: 'PGPASSWORD=hunter2 push %p',
      work_mem: '16MB',
    };
    const request = new Request().spec(['postgresql', 'parameters'], declared);
    const { current } = operationOf('configure');
    expect(current(request.context({})).parameters).toEqual({
      work_mem: '16MB',
    });
    const plan = request.plan('configure', {
      parameters: { ...declared, work_mem: '8MB', archive_command: null },
    });
    expect(plan.errors).toEqual([]);
    expect(plan.action).toMatchObject({
      edits: [
        { op: 'set', path: expect.arrayContaining(['work_mem']) },
        { op: 'remove', path: expect.arrayContaining(['archive_command']) },
      ],
    });
    expect(JSON.stringify(plan)).not.toContain('hunter2');
  });

  it('names that are special in JavaScript are names like others', () => {
    const plan = set({ constructor: '1', 'toString.valueOf': '2' });
    expect(plan.action).toMatchObject({
      edits: [
        { path: ['spec', 'postgresql', 'parameters', 'constructor'] },
        { path: ['spec', 'postgresql', 'parameters', 'toString.valueOf'] },
      ],
    });
  });

  it('a window of twice the resync period is long enough', () => {
    expect(rulesOf(windows(['01:00-02:00'])).warnings).toEqual([]);
    expect(
      rulesOf(windows(['01:00-02:00'], { resync_period: '1h' })).warnings,
    ).toEqual(['windows-short']);
  });
});
