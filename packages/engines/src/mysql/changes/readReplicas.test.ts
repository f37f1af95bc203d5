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
import { rulesOf } from '../../changes/__testUtils__/ChangeRequest';
import { Json } from '../../kubernetes/__testUtils__/json';
import { Request } from './__testUtils__/Request';
import { replicaRules } from './rules/replicaRules';

const claim = {
  accessModes: ['ReadWriteOnce'],
  storageClassName: 'fast-ssd',
  resources: { requests: { storage: '100Gi' } },
};

/** Two sets: `reporting` with two replicas, and `search`. */
function request(): Request {
  return new Request().spec(
    ['readReplicas'],
    [
      {
        name: 'reporting',
        instances: 2,
        version: '8.4.3',
        baseServerId: 5000,
        datadirVolumeClaimTemplate: claim,
      },
      { name: 'search', baseServerId: 6000 },
    ],
  );
}

const set = (fields: Json, name = 'reporting') =>
  request().plan('resize', { readReplicas: [{ name, ...fields }] });

const remove = (...names: string[]) =>
  request().plan('resize', { removeReadReplicas: names });

describe('read replicas', () => {
  it.each(
    ruleCases(replicaRules, {
      'replicas-added': () => set({ volume: '50Gi' }, 'batch'),
      'replicas-scaled': () => set({ instances: 3 }),
      'replicas-resources': () => set({ cpu: { limit: '2' } }),
      'replicas-removed': () => remove('search'),
      'replicas-volumes-kept': () => set({ instances: 1 }),
      'replicas-volume-change': () => set({ volume: '200Gi' }),
      'replicas-incomplete': () => set({}, 'batch'),
      'replicas-server-id': () =>
        set({ volume: '50Gi', baseServerId: 5001 }, 'batch'),
      'replicas-server-id-fixed': () => set({ baseServerId: 7000 }),
      'replicas-mycnf': 'documentation only',
      'replicas-twice': () =>
        request().plan('resize', {
          readReplicas: [{ name: 'search' }],
          removeReadReplicas: ['search'],
        }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('of a new set get the version of the group and numbers of their own', () => {
    const plan = set({ volume: '50Gi', storageClass: 'fast-ssd' }, 'batch');
    expect(plan.title).toBe('Resize orders: read replicas batch added');
    expect(plan.action).toMatchObject({
      edits: [
        {
          path: ['spec', 'readReplicas'],
          value: [
            { name: 'reporting' },
            { name: 'search' },
            {
              name: 'batch',
              instances: 1,
              version: '8.4.3',
              baseServerId: 7000,
              datadirVolumeClaimTemplate: {
                storageClassName: 'fast-ssd',
                resources: { requests: { storage: '50Gi' } },
              },
            },
          ],
        },
      ],
    });
  });

  it('of a new set get the amounts of the group where they are left out', () => {
    const { action } = set({ volume: '50Gi', cpu: { limit: '4' } }, 'batch');
    expect(action).toMatchObject({
      edits: [
        {
          value: [
            {},
            {},
            {
              podSpec: {
                containers: [
                  {
                    name: 'mysql',
                    resources: {
                      requests: { cpu: '1', memory: '4Gi' },
                      limits: { cpu: '4', memory: '4Gi' },
                    },
                  },
                ],
              },
            },
          ],
        },
      ],
    });
  });

  it('are scaled by one edit', () => {
    expect(set({ instances: 3, volume: '102400Mi' })).toMatchObject({
      title: 'Resize orders: reporting 2 to 3 read replicas',
      action: {
        edits: [{ path: ['spec', 'readReplicas', 0, 'instances'], value: 3 }],
      },
      errors: [],
      impacts: [{ path: 'spec.readReplicas[reporting].instances' }],
    });
  });

  it('go with their list', () => {
    expect(remove('search', 'reporting').action).toMatchObject({
      edits: [{ op: 'remove', path: ['spec', 'readReplicas'] }],
    });
    expect(remove('unknown').title).toBe('Nothing to change');
  });

  it('may not have numbers of the group, of which there may be nine', () => {
    const taken = (baseServerId: number) =>
      rulesOf(set({ volume: '50Gi', baseServerId }, 'batch')).errors;
    expect(taken(1008)).toEqual(['replicas-server-id']);
    expect(taken(1009)).toEqual([]);
    expect(taken(999)).toEqual([]);
    expect(
      rulesOf(set({ volume: '50Gi', baseServerId: 999, instances: 2 }, 'batch'))
        .errors,
    ).toEqual(['replicas-server-id']);
  });

  it('a number that is left is found where the usual ones are used up', () => {
    const plan = new Request()
      .spec(['baseServerId'], 4_000_000_000)
      .plan('resize', { readReplicas: [{ name: 'batch', volume: '1Gi' }] });
    expect(plan.errors).toEqual([]);
    expect(plan.action).toMatchObject({
      edits: [{ value: [{ baseServerId: 1 }] }],
    });
  });
});
