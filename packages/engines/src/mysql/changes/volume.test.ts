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
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { rulesOf } from '../../changes/__testUtils__/ChangeRequest';
import { edit } from '../../kubernetes/__testUtils__/json';
import { Request } from './__testUtils__/Request';
import { volumeRules } from './rules/volumeRules';

const size = ['resources', 'requests', 'storage'];
const template = ['datadirVolumeClaimTemplate'];

/** Somebody has grown the claims by hand. */
function grown(by = '200Gi', claims = [0, 1, 2]): Request {
  const request = new Request();
  for (const index of claims) {
    edit(request.fixture.claims[index], ['spec', ...size], by);
  }
  return request;
}

describe('volumes', () => {
  it.each(
    ruleCases(volumeRules, {
      'volume-ignored': () => new Request().plan('resize', { volume: '200Gi' }),
      'volume-shrink': () => new Request().plan('resize', { volume: '50Gi' }),
      'volume-recorded': () => grown().plan('resize', { volume: '200Gi' }),
      'storage-class-change': () =>
        new Request().plan('resize', { storageClass: 'slow' }),
      'storage-class-unknown': () =>
        new Request().plan('create', {
          secret: 'orders-root',
          version: '8.4.3',
          members: 3,
          volume: '10Gi',
          storageClass: 'fastssd',
        }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('grown by hand, the manifest may say so: one line', () => {
    expect(grown().plan('resize', { volume: '200Gi' })).toMatchObject({
      title: 'Resize orders: volume 100Gi to 200Gi',
      action: {
        edits: [
          { op: 'set', path: ['spec', ...template, ...size], value: '200Gi' },
        ],
      },
      impacts: [{ effect: 'ignored by the operator' }],
      errors: [],
    });
  });

  it('only some of which were grown are not what the manifest says', () => {
    const plan = grown('200Gi', [0]).plan('resize', { volume: '200Gi' });
    expect(rulesOf(plan).errors).toEqual(['volume-ignored']);
  });

  it('keep their class; the manifest may be set back to it', () => {
    const request = new Request().spec(
      [...template, 'storageClassName'],
      'slow',
    );
    expect(request.plan('resize', { storageClass: 'fast-ssd' })).toMatchObject({
      title: 'Resize orders: storage class slow to fast-ssd',
      errors: [],
    });
    expect(
      rulesOf(request.plan('resize', { storageClass: 'other' })).errors,
    ).toEqual(['storage-class-change']);
  });

  it('without a template are those that the operator asks for', () => {
    const request = new Request().spec(template, undefined);
    request.fixture.claims.length = 0;
    expect(request.plan('resize', { volume: '2048Mi' }).title).toBe(
      'Nothing to change',
    );
    expect(rulesOf(request.plan('resize', { volume: '1Gi' })).errors).toEqual([
      'volume-shrink',
    ]);
  });

  it('of read replicas and of members that are gone do not count', () => {
    const request = grown().spec(
      ['readReplicas'],
      [{ name: 'reporting', baseServerId: 5000 }],
    );
    request.fixture.claims.push(
      request.fixture.object('PersistentVolumeClaim', 'datadir-orders-7', {
        spec: { resources: { requests: { storage: '10Gi' } } },
      }),
    );
    expect(request.plan('resize', { volume: '200Gi' }).errors).toEqual([]);
  });

  it('no other size than that of the claims comes through', () => {
    const request = grown('128Gi');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), amount => {
        const plan = request.plan('resize', { volume: `${amount}Gi` });
        const isRefused = plan.errors.length > 0;
        expect(isRefused).toBe(amount !== 128 && amount !== 100);
      }),
      { numRuns: 60 },
    );
  });
});
