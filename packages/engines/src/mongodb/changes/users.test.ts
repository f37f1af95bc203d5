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

import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf } from './__testUtils__/Request';
import { userRules } from './rules/userRules';

const roles = [{ name: 'readWrite', db: 'shop' }];
const app = { name: 'shop_app', db: 'admin', roles };
const change = (input: object, request = new Request()) =>
  request.plan('users', { ...input });
const add = (user: object, request?: Request) =>
  change({ users: [{ name: 'report', roles, ...user }] }, request);

describe('users', () => {
  it.each(
    ruleCases(userRules, {
      'user-add': () => add({}),
      'user-roles': () =>
        change({ users: [{ ...app, roles: [{ name: 'read', db: 'shop' }] }] }),
      'user-password': () =>
        change({ users: [{ ...app, passwordSecretRef: { name: 'other' } }] }),
      'user-secret': () => add({ passwordSecretRef: { name: 'report' } }),
      'user-remove': () => change({ removeUsers: ['shop_app'] }),
      'user-twice': () => change({ users: [app], removeUsers: ['shop_app'] }),
      'user-not-there': () => change({ removeUsers: ['nobody'] }),
      'user-no-role': () => add({ roles: [] }),
      'user-reserved': () => add({ name: 'clusterAdmin' }),
      'user-name': () => add({ name: 'CN=reader,O=books' }),
      'user-external-password': () =>
        add({ db: '$external', passwordSecretRef: { name: 'report' } }),
      'user-database': () => change({ users: [{ ...app, db: 'shop' }] }),
      'user-role-database': () =>
        add({ roles: [{ name: 'clusterMonitor', db: 'shop' }] }),
      'user-role-unknown': () => add({ roles: [{ name: 'own', db: 'shop' }] }),
      'user-power': () => add({ roles: [{ name: 'root', db: 'admin' }] }),
      'user-operator': () => add({}, new Request().operator('1.16.2')),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('a user is added at the end, with the names of Secrets and never a value', () => {
    expect(
      add({ passwordSecretRef: { name: 'report', key: 'pass' } }),
    ).toMatchObject({
      title: 'Change the users of catalog: user report',
      action: {
        edits: [
          {
            op: 'set',
            path: ['spec', 'users'],
            value: [
              { name: 'shop_app' },
              {
                name: 'report',
                db: 'admin',
                passwordSecretRef: { name: 'report', key: 'pass' },
                roles,
              },
            ],
          },
        ],
      },
      errors: [],
    });
  });

  it('the first user makes the list, the last one takes it away', () => {
    const empty = new Request().spec(['users'], undefined);
    expect(add({}, empty).action).toMatchObject({
      edits: [{ path: ['spec', 'users'], value: [{ name: 'report' }] }],
    });
    expect(change({ removeUsers: ['shop_app'] }).action).toEqual({
      type: 'edit',
      edits: [{ op: 'remove', path: ['spec', 'users'] }],
    });
  });

  it('says where the operator puts the password that it makes', () => {
    expect(add({}).impacts[0].reason).toContain('catalog-custom-user-secret');
  });

  it('names of other services may be anything', () => {
    expect(add({ name: 'CN=reader,O=books', db: '$external' }).errors).toEqual(
      [],
    );
  });

  describe('the name becomes', () => {
    const errors = (name: string, crVersion: string, secret: object = {}) =>
      rulesOf(
        add({ name, ...secret }, new Request().spec(['crVersion'], crVersion)),
      ).errors;
    const own = { passwordSecretRef: { name: 'report' } };
    // catalog-<user>-hash
    const longest = 63 - 'catalog--hash'.length;

    it.each([[{}], [own]])(
      'an annotation of 63 characters at most before 1.23 (%j)',
      secret => {
        expect(errors('u'.repeat(longest), '1.22.0', secret)).toEqual([]);
        expect(errors('u'.repeat(longest + 1), '1.22.0', secret)).toEqual([
          'user-name',
        ]);
        expect(errors('CN=reader', '1.22.0', secret)).toEqual(['user-name']);
      },
    );

    it('a key of the Secret only where the operator makes the password, from 1.23 on', () => {
      expect(errors('u'.repeat(longest + 1), '1.23.0')).toEqual([]);
      expect(errors('CN=reader', '1.23.0')).toEqual(['user-name']);
      expect(errors(`CN=${'u'.repeat(60)}`, '1.23.0', own)).toEqual([]);
    });
  });

  it('a role of the manifest is known', () => {
    const request = new Request().spec(
      ['roles'],
      [{ role: 'own', db: 'shop', privileges: [] }],
    );
    expect(
      rulesOf(add({ roles: [{ name: 'own', db: 'shop' }] }, request)).warnings,
    ).toEqual([]);
  });
});
