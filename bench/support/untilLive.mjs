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
import { pause } from './loadViewers.mjs';

/** Asked so often; the time of the first sync is as exact. */
const POLL_MS = 200;

/**
 * Waits until every watch of every Kubernetes cluster is live, or in the states that are expected besides.
 *
 * @param {{ json(path: string): Promise<any> }} bench
 * @param {{ except?: string[] }} [options] Kubernetes clusters that need not become live
 * @returns the watches
 */
export async function untilLive(bench, { except = [] } = {}) {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const { items } = await bench.json('/api/databases/sources');
    const expected = items.filter(
      source => !except.includes(source.kubernetesCluster),
    );
    const isSettled = expected.every(source =>
      ['live', 'absent'].includes(source.state),
    );
    if (expected.length > 0 && isSettled) {
      return items;
    }
    if (Date.now() > deadline) {
      const waiting = expected.filter(
        source => !['live', 'absent'].includes(source.state),
      );
      throw new Error(
        `Not live after 5 minutes: ${JSON.stringify(waiting.slice(0, 3))}`,
      );
    }
    await pause(POLL_MS);
  }
}

/**
 * Waits until every database is shown, and then until the process has come to rest.
 *
 * @param {{ json(path: string): Promise<any> }} bench
 * @param {number} databases how many there are
 * @returns when the last one was there, in milliseconds since the epoch, and the processor time that the backend had used by then
 */
export async function untilComplete(bench, databases) {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const { totals } = await bench.json('/api/databases/databases?limit=1');
    if (totals.databases === databases) {
      await untilLive(bench);
      break;
    }
    if (Date.now() > deadline) {
      throw new Error(`Only ${totals.databases} of ${databases} are shown`);
    }
    await pause(POLL_MS);
  }
  const completeAt = Date.now();
  const { ms: cpuMs } = await bench.json('/api/bench/cpu');
  // Watches are opened when the lists have been read, and what their opening left behind is given up some time later.
  await pause(25_000);
  return { completeAt, cpuMs };
}
