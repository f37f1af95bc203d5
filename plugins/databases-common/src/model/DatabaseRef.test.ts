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

import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { parseDatabaseRef, stringifyDatabaseRef } from './DatabaseRef';

const part = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .filter(text => !text.includes('/'));

describe('DatabaseRef', () => {
  it('is read as it was written, whatever the Kubernetes cluster is called', () => {
    fc.assert(
      fc.property(
        fc.record({
          kubernetesCluster: fc
            .array(fc.oneof(part, fc.constant('')), { minLength: 1 })
            .map(parts => parts.join('/'))
            .filter(text => text !== ''),
          namespace: part,
          engine: part,
          name: part,
        }),
        ref => {
          expect(parseDatabaseRef(stringifyDatabaseRef(ref))).toEqual(ref);
        },
      ),
    );
  });

  it('leaves the slashes of an ARN to the Kubernetes cluster', () => {
    expect(
      parseDatabaseRef(
        'arn:aws:eks:eu-west-1:111122223333:cluster/prod/orders/postgresql/orders-db',
      ),
    ).toEqual({
      kubernetesCluster: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
      namespace: 'orders',
      engine: 'postgresql',
      name: 'orders-db',
    });
  });

  it.each([
    '',
    'orders-db',
    'orders/postgresql/orders-db',
    '/orders/postgresql/orders-db',
    'prod-eu//postgresql/orders-db',
    'prod-eu/orders//orders-db',
    'prod-eu/orders/postgresql/',
    '///',
  ])('refuses "%s" and names it', text => {
    const read = () => parseDatabaseRef(text);
    expect(read).toThrow(InputError);
    expect(read).toThrow(`"${text}" does not name a database`);
  });

  it('reads any text as it would be written again, or refuses it with an InputError', () => {
    const readAgain = (text: string) => {
      try {
        return stringifyDatabaseRef(parseDatabaseRef(text));
      } catch (error) {
        return error instanceof InputError ? text : error;
      }
    };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.oneof(part, fc.constant('')), { maxLength: 6 })
            .map(parts => parts.join('/')),
        ),
        text => expect(readAgain(text)).toBe(text),
      ),
    );
  });
});
