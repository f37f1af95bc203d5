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
import { userRules } from './rules/userRules';

type Input = Parameters<Request['plan']>[1];

/** `ledger_app` owns `ledger`; `reporting` may not log in; `mart` is prepared. */
const plan = (input: Input) => prepared({ mart: {} }).plan('users', input);

function prepared(preparedDatabases: object): Request {
  return new Request().spec(['preparedDatabases'], preparedDatabases);
}

function standby(): Request {
  const fixture = new Fixture({ members: 1 }).spec(['standby'], {
    standby_host: 'ledger.other.example',
  });
  fixture.patroni(fixture.pods[0], { role: 'standby_leader' });
  return new Request(fixture);
}

const user = (name: string, ...flags: string[]) => ({
  users: [{ name, flags }],
});

describe('users and databases', () => {
  it.each(
    ruleCases(userRules, {
      'users-standby': () => standby().plan('users', user('audit')),
      'user-add': () => plan(user('audit')),
      'user-flags': () => plan(user('ledger_app', 'createdb')),
      'user-flag-kept': () =>
        new Request()
          .spec(['users', 'ledger_app'], ['SUPERUSER', 'createdb'])
          .plan('users', user('ledger_app', 'createdb')),
      'user-remove': () => plan({ removeUsers: ['reporting'] }),
      'user-owns-database': () => plan({ removeUsers: ['ledger_app'] }),
      'user-reserved': () => plan(user('standby')),
      'user-pg-prefix': () => plan(user('pg_audit')),
      'user-secret-clash': () => plan(user('ledger-app')),
      'user-twice': () => plan({ ...user('audit'), removeUsers: ['audit'] }),
      'user-superuser': () => plan(user('audit', 'superuser')),
      'user-not-there': () => plan({ removeUsers: ['nobody'] }),
      'database-add': () =>
        plan({ databases: [{ name: 'books', owner: 'ledger_app' }] }),
      'database-owner': () =>
        plan({ databases: [{ name: 'ledger', owner: 'reporting' }] }),
      'database-owner-missing': () =>
        plan({ databases: [{ name: 'books', owner: 'nobody' }] }),
      'database-remove': () => plan({ removeDatabases: ['ledger'] }),
      'database-reserved': () =>
        plan({ databases: [{ name: 'template1', owner: 'ledger_app' }] }),
      'database-prepared-too': () =>
        plan({ databases: [{ name: 'mart', owner: 'ledger_app' }] }),
      'prepared-add': () => plan({ preparedDatabases: [{ name: 'lake' }] }),
      'prepared-remove': () => plan({ removePreparedDatabases: ['mart'] }),
      'prepared-last': () => plan({ removePreparedDatabases: ['mart'] }),
      'prepared-role-length': () =>
        plan({ preparedDatabases: [{ name: 'd'.repeat(60) }] }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('have no meaning for a standby', () => {
    const { notApplicable } = operationOf('users');
    expect(notApplicable?.(standby().database())).toContain('a standby');
    expect(notApplicable?.(new Request().database())).toBeUndefined();
  });

  it('the Secret that appears is named, with "_" as "-"; without a login there is none', () => {
    const reason = (flags: string[]) =>
      plan(user('night_audit', ...flags)).impacts[0].reason;
    expect(reason([])).toContain(
      'night-audit.ledger.credentials.postgresql.acid.zalan.do',
    );
    expect(reason(['nologin'])).toContain('no Secret');
  });

  it('a flag is taken away by its opposite, without a warning', () => {
    const request = new Request().spec(['users', 'ledger_app'], ['superuser']);
    const changed = request.plan('users', user('ledger_app', 'nosuperuser'));
    expect(rulesOf(changed).warnings).toEqual([]);
    expect(changed.action).toMatchObject({
      edits: [
        { path: ['spec', 'users', 'ledger_app'], value: ['nosuperuser'] },
      ],
    });
  });

  it('the same flags in another order and case are no change', () => {
    const request = new Request().spec(
      ['users', 'ledger_app'],
      ['SUPERUSER', 'createdb'],
    );
    expect(
      request.plan('users', user('ledger_app', 'createdb', 'superuser')).action,
    ).toEqual({ type: 'edit', edits: [] });
  });

  it('the last prepared database goes with its section: an empty one would make a database named after this one', () => {
    expect(plan({ removePreparedDatabases: ['mart'] }).action).toEqual({
      type: 'edit',
      edits: [{ op: 'remove', path: ['spec', 'preparedDatabases'] }],
    });
  });

  it('the last schema of a prepared database goes without the database', () => {
    const request = prepared({ mart: { schemas: { raw: {} } } });
    const changed = request.plan('users', {
      preparedDatabases: [{ name: 'mart' }],
    });
    expect(changed.action).toEqual({
      type: 'edit',
      edits: [
        {
          op: 'remove',
          path: ['spec', 'preparedDatabases', 'mart', 'schemas'],
        },
      ],
    });
    expect(rulesOf(changed).warnings).toEqual(['prepared-remove']);
  });

  it('an owner may be a role of a prepared database, or a user of the same request', () => {
    const owners = plan({
      ...user('audit'),
      preparedDatabases: [{ name: 'lake', schemas: [{ name: 'raw' }] }],
      databases: [
        { name: 'books', owner: 'audit' },
        { name: 'more', owner: 'lake_raw_owner' },
      ],
    });
    expect(owners.errors).toEqual([]);
  });
});
