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

import { mockCredentials } from '@backstage/backend-test-utils';
import { ChangeRequest } from '@database-platform/plugin-databases-common';
import { testDatabases } from '../../__testUtils__/testDatabases';
import { gadgetEngine } from '../../__testUtils__/gadgetEngine';
import { systemClock } from '../../time';
import { ORDERS } from '../__testUtils__/changeRecord';
import { KilledProcess } from '../__testUtils__/KilledProcess';
import { MemoryGitHost } from '../__testUtils__/MemoryGitHost';
import { MANIFEST, preparedPlan } from '../__testUtils__/preparedPlan';
import { storeOver } from '../__testUtils__/storeOver';
import { readChangesConfig } from '../config/readChangesConfig';
import { LEASE_MS } from '../Lease';
import { ChangeStore } from '../store/ChangeStore';
import { ChangeOpener } from './ChangeOpener';

const SEEDS = 100;

/** A database server takes longer; its part is in the tests of the store. */
const SEEDS_ON_A_SERVER = 25;

/** Timers run so many times faster than they say. */
const FASTER = 200;

const databases = testDatabases();
const credentials = mockCredentials.user('user:default/jane');

function seedsOf(id: string): Array<[number]> {
  const length = id.startsWith('SQLITE') ? SEEDS : SEEDS_ON_A_SERVER;
  return Array.from({ length }, (_, seed) => [seed]);
}

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One process of the backend, and what it does with a request. */
function startProcess(options: {
  process: KilledProcess;
  store: ChangeStore;
  host: MemoryGitHost;
  random(): number;
  now(): number;
  newId(): string;
}) {
  const gitHost = options.process.gitHost(options.host);
  const resize = {
    id: 'resize',
    title: 'Resize',
    kind: 'change',
  } as const;
  return new ChangeOpener({
    access: { requireOperation: async () => {} } as never,
    store: options.process.store(options.store),
    plans: { prepare: async request => preparedPlan(request, gitHost) },
    engines: [
      {
        ...gadgetEngine,
        id: 'postgresql',
        changes: { operations: [resize] } as never,
      },
    ],
    environments: [],
    people: {
      authorOf: async () => ({ name: 'Jane', email: 'jane@example.org' }),
      reviewersOf: async () => ({ reviewers: [], teamReviewers: [] }),
    },
    gitHosts: { byHost: () => gitHost },
    config: readChangesConfig(undefined),
    clock: {
      now: options.now,
      after: (ms, callback) => systemClock.after(ms / FASTER, callback),
    },
    random: options.random,
    newId: options.newId,
    onWritten: () => {},
  });
}

describe.each(databases.eachSupportedId())('a change on %s', id => {
  let store: ChangeStore;

  beforeAll(async () => {
    const knex = await databases.init(id);
    store = await storeOver(knex);
  });

  it.each(seedsOf(id))(
    'ends in one pull request, killed and run again as seed %i has it',
    async seed => {
      const random = randomOf(seed);
      const host = new MemoryGitHost({
        'orders/orders-db.yaml': MANIFEST,
      });
      const time = { now: Date.parse('2026-01-01T00:00:00.000Z') };
      let ids = 0;
      // A third of them take the place of an open one
      const isSuperseding = random() < 0.33;
      const request: ChangeRequest = {
        operation: 'resize',
        target: { ...ORDERS, name: `db-${seed}` },
        input: { volume: '200Gi' },
        reason: 'Grows',
        // Half of them are told apart by nothing but what they ask for
        ...(random() < 0.5 && { idempotencyKey: `key-${seed}` }),
      };
      const start = (process: KilledProcess) =>
        startProcess({
          process,
          store,
          host,
          random,
          now: () => time.now,
          newId: () => {
            ids += 1;
            return `s${seed}-${ids}`;
          },
        });
      if (isSuperseding) {
        const old = await start(new KilledProcess({ random })).open(
          { ...request, input: { volume: '150Gi' }, idempotencyKey: undefined },
          { credentials, signal: AbortSignal.timeout(60_000) },
        );
        request.supersedes = old.change.id;
      }
      const first = host.pullRequests.length;
      let deaths = 0;
      for (let round = 0; round < 3; round += 1) {
        const processes = Array.from(
          { length: 1 + Math.floor(random() * 3) },
          () =>
            new KilledProcess({
              random,
              killAt: {
                call: 1 + Math.floor(random() * (isSuperseding ? 9 : 5)),
                when: random() < 0.5 ? 'before' : 'after',
              },
            }),
        );
        // All but the last round end with everyone who had a chance dead or done
        const results = processes.map(process =>
          start(process)
            .open(request, { credentials, signal: AbortSignal.timeout(60_000) })
            .catch(() => undefined),
        );
        await untilDeadOrDone(results, time);
        deaths += processes.filter(({ isDead }) => isDead).length;
        // Somebody merges what nobody has noted yet, and the host tidies up
        const opened = host.pullRequests.at(first);
        if (opened?.state === 'open' && random() < 0.2) {
          host.merge(opened.number);
          host.branches.delete(opened.branch);
        }
      }
      time.now += LEASE_MS;
      const survivors = await Promise.all(
        [1, 2].map(() =>
          start(new KilledProcess({ random })).open(request, {
            credentials,
            signal: AbortSignal.timeout(60_000),
          }),
        ),
      );
      expect(new Set(survivors.map(({ change }) => change.id)).size).toBe(1);
      const [{ change }] = survivors;
      const [pullRequest, ...others] = host.pullRequests.slice(first);
      const isMerged = pullRequest?.state === 'merged';
      expect(others).toEqual([]);
      expect(pullRequest).toMatchObject({
        branch: change.branch,
        body: expect.stringContaining(`Databases-Change: ${change.id}`),
      });
      expect(Array.from(host.branches.keys())).toEqual(
        isMerged ? ['main'] : ['main', change.branch],
      );
      expect(host.commits.size).toBe(2 + first + Number(isMerged));
      // What it replaces is closed, with a comment at most
      const replaced = host.pullRequests.slice(0, first);
      expect(replaced.map(({ state }) => state)).toEqual(
        Array(first).fill('closed'),
      );
      expect(replaced.every(({ comments }) => comments.length <= 1)).toBe(true);
      const kept = await store.get(change.id);
      expect(kept).toMatchObject({
        state: 'open',
        stage: 'checks',
        pullRequest: { number: pullRequest.number, branch: change.branch },
      });
      expect(kept?.draft).toBeUndefined();
      expect(
        (await store.list({ ref: request.target, limit: 10 })).totalItems,
      ).toBe(1 + first);
      // Each death is to be seen in the notes, where it came after the first of them
      const steps = await store.steps(change.id);
      const unfinished = steps.filter(({ endedAt }) => endedAt === undefined);
      expect(unfinished.length).toBeLessThanOrEqual(deaths);
      expect(
        steps.filter(
          ({ step, endedAt, error }) =>
            step === 'open pull request' && endedAt !== undefined && !error,
        ).length,
      ).toBeLessThanOrEqual(1);
    },
  );
});

/** The leases of the dead run out while the others wait for them. */
async function untilDeadOrDone(
  results: ReadonlyArray<Promise<unknown>>,
  time: { now: number },
): Promise<void> {
  let done = false;
  const all = Promise.all(results).then(() => {
    done = true;
  });
  while (!done) {
    await new Promise(resolve => setTimeout(resolve, 4));
    if (!done) {
      time.now += LEASE_MS;
    }
  }
  await all;
}
