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
import { operationOf, Request, rulesOf } from './__testUtils__/Request';
import { memberRules } from './rules/memberRules';

const sharded = () => new Request({ shards: 2 });
const unsafe = () => new Request().spec(['unsafeFlags'], { replsetSize: true });
const arbiter = (request: Request) =>
  request.spec(['replsets', 0, 'arbiter'], { enabled: true, size: 1 });
const resize = (request: Request, input: object) =>
  request.plan('resize', { ...input });

describe('the size of replica sets', () => {
  it.each(
    ruleCases(memberRules, {
      'members-grow': () => resize(new Request(), { members: 5 }),
      'members-shrink': () =>
        resize(new Request({ members: 5 }), { members: 3 }),
      'members-volumes-kept': () =>
        resize(new Request({ members: 5 }), { members: 3 }),
      'members-volumes-deleted': () => {
        const request = new Request({ members: 5 });
        request.fixture.mongodb.metadata = {
          ...(request.fixture.mongodb.metadata as object),
          finalizers: ['percona.com/delete-psmdb-pvc'],
        };
        return resize(request, { members: 3 });
      },
      'members-few': () => resize(new Request(), { members: 1 }),
      'members-even': () => resize(new Request(), { members: 4 }),
      'members-arbiter': () => resize(arbiter(new Request()), { members: 5 }),
      'members-unsafe-even': () => resize(unsafe(), { members: 4 }),
      'members-unsafe-one': () => resize(unsafe(), { members: 1 }),
      'members-voters': () => resize(new Request(), { members: 9 }),
      'members-most': () =>
        resize(
          new Request().spec(['replsets', 0, 'nonvoting'], {
            enabled: true,
            size: 4,
          }),
          { members: 47 },
        ),
      'set-unknown': () =>
        resize(sharded(), { members: 5, replicaSets: ['rs0', 'rs5'] }),
      'set-rename': 'documentation only',
      'not-sharded': () => resize(new Request(), { shards: 2 }),
      'sharding-switch': 'documentation only',
      'shard-add': () => resize(sharded(), { shards: 3 }),
      'shard-remove': () => resize(sharded(), { shards: 1 }),
      'config-arbiter': 'documentation only',
      'members-two-copies': () => resize(arbiter(unsafe()), { members: 2 }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('one changed field is one edit, in the list of replica sets too', () => {
    expect(
      resize(sharded(), { members: 5, replicaSets: ['rs1'] }),
    ).toMatchObject({
      title: 'Resize catalog: rs1: 3 to 5 members',
      action: {
        type: 'edit',
        edits: [{ op: 'set', path: ['spec', 'replsets', 1, 'size'], value: 5 }],
      },
      errors: [],
      warnings: [],
    });
  });

  it('without names all shards are meant, and each is an edit of its own', () => {
    const { title, action } = resize(sharded(), {
      members: 5,
      configServers: { members: 5 },
    });
    expect(title).toBe('Resize catalog: rs0, rs1 and cfg: 3 to 5 members');
    expect(action).toMatchObject({
      edits: [
        { path: ['spec', 'replsets', 0, 'size'] },
        { path: ['spec', 'replsets', 1, 'size'] },
        { path: ['spec', 'sharding', 'configsvrReplSet', 'size'] },
      ],
    });
  });

  it('what is refused is not written', () => {
    expect(resize(new Request(), { members: 4 })).toMatchObject({
      title: 'Nothing to change',
      action: { edits: [] },
      errors: [{ field: 'members', allowed: 'an odd number from 3 on' }],
    });
  });

  it('config servers have no arbiter, whatever the manifest says', () => {
    const request = sharded().spec(
      ['sharding', 'configsvrReplSet', 'arbiter'],
      {
        enabled: true,
        size: 1,
      },
    );
    const rules = (members: number) =>
      rulesOf(resize(request, { configServers: { members } })).errors;
    expect(rules(5)).toEqual([]);
    expect(rules(4)).toEqual(['members-even']);
  });

  it('with an arbiter an even number from four on is right', () => {
    const request = arbiter(new Request({ members: 4 }));
    expect(rulesOf(resize(request, { members: 6 })).errors).toEqual([]);
    expect(rulesOf(resize(request, { members: 2 })).errors).toEqual([
      'members-arbiter',
    ]);
  });

  it('the primary hands over when it is among those that go', () => {
    const request = new Request({ members: 5 });
    request.fixture.states('rs0', [
      'SECONDARY',
      'SECONDARY',
      'SECONDARY',
      'SECONDARY',
      'PRIMARY',
    ]);
    expect(resize(request, { members: 3 }).impacts).toMatchObject([
      {
        effect: 'failover',
        reason: expect.stringContaining('catalog-rs0-4 is the primary'),
      },
    ]);
    expect(
      resize(new Request({ members: 5 }), { members: 3 }).impacts,
    ).toMatchObject([{ effect: 'online' }]);
  });

  it('a new shard is as large as the last one, without what names single members', () => {
    const request = sharded().spec(['replsets', 1, 'splitHorizons'], {
      'catalog-rs1-0': { external: 'x' },
    });
    const { action, title } = resize(request, { shards: 3 });
    expect(title).toBe('Resize catalog: 2 to 3 shards (rs2)');
    expect(action).toMatchObject({
      edits: [
        {
          path: ['spec', 'replsets'],
          value: [
            { name: 'rs0' },
            { name: 'rs1', splitHorizons: expect.anything() },
            expect.not.objectContaining({ splitHorizons: expect.anything() }),
          ],
        },
      ],
    });
  });

  it('a form that starts from shards of several sizes leaves them out', () => {
    const request = sharded().spec(['replsets', 1, 'size'], 5);
    expect(operationOf('resize').current(request.context({}))).toEqual({
      cpu: { request: '1', limit: '2' },
      memory: { request: '4Gi', limit: '4Gi' },
      volume: '100Gi',
      storageClass: 'fast-ssd',
      shards: 2,
      configServers: {
        members: 3,
        cpu: { request: '1', limit: '2' },
        memory: { request: '4Gi', limit: '4Gi' },
        volume: '100Gi',
      },
      growVolumes: true,
    });
  });
});
