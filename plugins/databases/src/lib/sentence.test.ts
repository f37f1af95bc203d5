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

import { mockApis } from '@backstage/frontend-test-utils';
import { Database, Member } from '@database-platform/plugin-databases-common';
import { member, minutesAgo, NOW, ordersDb } from '../testUtils/fixtures';
import { observed } from '../testUtils/observed';
import { createTranslate } from '../testUtils/translate';
import { composeSentence } from './sentence';

describe('composeSentence', () => {
  const t = createTranslate(mockApis.translation());
  const base = ordersDb();
  const say = (given: Partial<Database>) =>
    composeSentence(ordersDb(given), NOW, t);
  const withMembers = (
    members: Member[],
    given: Partial<Database['topology']> = {},
  ) => ({ topology: { ...base.topology, members, ...given } });
  const primary = base.topology.members[1];
  const behind = (name: string, bytes: number) =>
    member(name, {
      lag: { bytes, source: 'test', observedAt: minutesAgo(0) },
    });

  it('says who is primary since when, and how far the replicas are behind', () => {
    expect(say({})).toBe(
      'Running. orders-db-1 has been primary for 2 hours; both replicas stream, the slower one is 1.2\u00a0MB behind. Writes wait for a synchronous replica.',
    );
    expect(
      say(
        withMembers([primary, behind('orders-db-0', 0)], {
          synchronous: false,
          primary: { member: 'orders-db-1', since: minutesAgo(1) },
        }),
      ),
    ).toBe(
      'Running. orders-db-1 has been primary for 1 minute; its replica streams and has caught up.',
    );
    expect(
      say(
        withMembers([
          primary,
          behind('orders-db-0', 5),
          behind('orders-db-2', 0),
          behind('orders-db-3', 7),
        ]),
      ),
    ).toContain('all 3 replicas stream, the slowest one is 7\u00a0B behind.');
  });

  it('never invents a figure or a primary', () => {
    const silent = member('orders-db-0', {
      state: 'in archive recovery',
      lag: { notMeasured: 'it does not stream' },
    });
    const { primary: _primary, ...leaderless } = base.topology;
    expect(
      say({
        phase: 'degraded',
        since: minutesAgo(4),
        ...withMembers([primary, silent]),
      }),
    ).toBe(
      'Degraded for 4 minutes. orders-db-1 has been primary for 2 hours; its replica does not stream, how far behind is not measured.',
    );
    expect(
      say(withMembers([primary, silent, behind('orders-db-2', 0)])),
    ).toContain('1 of 2 replicas streams');
    expect(
      say({
        phase: 'failed',
        topology: { ...leaderless, members: [silent, silent] },
      }),
    ).toBe(
      'Failed. No member is primary, so nothing can be written; none of the 2 replicas streams, how far behind is not measured.',
    );
  });

  it('fits databases with one member, none, and those that follow another', () => {
    expect(say(withMembers([primary]))).toBe(
      'Running. orders-db-1 has been primary for 2 hours; it is the only member, so nothing takes over when it fails.',
    );
    expect(
      say({
        phase: 'stopped',
        topology: { members: [], synchronous: false },
      }),
    ).toBe('Stopped. No member runs; the volumes are kept.');
    expect(
      say({
        phase: 'provisioning',
        since: minutesAgo(0.5),
        topology: { members: [], synchronous: false },
      }),
    ).toBe('Provisioning for 30 seconds.');
    expect(
      say(
        withMembers([{ ...primary, role: 'standby-leader' }], {
          upstream: { title: 'ledger.payments' },
        }),
      ),
    ).toContain(
      'orders-db-1 leads this standby database and follows ledger.payments',
    );
  });

  it.each([
    [
      'mysql-group',
      /^Running\. orders-0 has been primary for .*; all 3 replicas follow, how far behind is not measured\.$/,
    ],
    ['mysql-no-quorum', /^Failed for .*\. orders-0 has been primary for /],
    [
      'mongodb-replica-set',
      /^Running\. catalog-rs0-0 is primary; both replicas follow, how far behind is not measured\.$/,
    ],
    [
      'mongodb-sharded',
      /^Running\. Each of the 3 shards has a primary; all 13 replicas follow, how far behind is not measured\.$/,
    ],
    [
      'mongodb-shard-down',
      /^Failed for .*\. Shard rs1 has no primary, so its part of the data cannot be written; 10 of 12 replicas follow/,
    ],
    [
      'mongodb-untold',
      /which members of shards rs0, rs1 are primary is not known; 9 of 9 members are ready; no router is ready, so no client gets through\.$/i,
    ],
    ['mongodb-paused', /^Stopped\. No member runs; the volumes are kept\.$/],
  ] as const)('says of %s what its engine observed', (name, sentence) => {
    expect(composeSentence(observed(name), NOW, t)).toMatch(sentence);
  });

  it('says that no client gets through where no router is ready', () => {
    const sharded = observed('mongodb-sharded');
    expect(
      composeSentence(
        {
          ...sharded,
          companions: sharded.companions.map(each => ({ ...each, ready: 0 })),
        },
        NOW,
        t,
      ),
    ).toMatch(/; no router is ready, so no client gets through\.$/);
  });
});
