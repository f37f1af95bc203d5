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
import { FairRound, RoundItem } from './FairRound';

const at = (host: string, ...ids: string[]): RoundItem[] =>
  ids.map(id => ({ id, host }));
const fast = { wasSlow: false };
const slow = { wasSlow: true };

describe('FairRound', () => {
  it('hands out the most urgent, but not more of one host than may be held by it', () => {
    const items = [...at('a', '1', '2', '3'), ...at('b', '4')];
    const round = new FairRound(items, { perHost: 2, size: 10 });
    const [first, second] = [round.take()!, round.take()!];
    expect([first.id, second.id, round.take()?.id]).toEqual(['1', '2', '4']);
    expect(round.take()).toBeUndefined();
    round.done(second, fast);
    expect(round.take()?.id).toBe('3');
  });

  it('leaves the rest of a host that was slow for a later round', () => {
    const items = [...at('a', '1', '2', '3'), ...at('b', '4')];
    const round = new FairRound(items, { perHost: 1, size: 10 });
    round.done(round.take()!, slow);
    expect(round.take()?.id).toBe('4');
    expect(round.take()).toBeUndefined();
  });

  it('ends when it is full', () => {
    const round = new FairRound(at('a', '1', '2'), { perHost: 2, size: 1 });
    expect(round.take()?.id).toBe('1');
    expect(round.take()).toBeUndefined();
  });

  it('hands out each once, whoever comes when', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.boolean()),
        (hosts, perHost, chance) => {
          const items = hosts.map((host, index) => ({ id: `${index}`, host }));
          const round = new FairRound(items, { perHost, size: 100 });
          const held: RoundItem[] = [];
          const seen: string[] = [];
          let most = 0;
          for (const isTaking of chance) {
            const item = isTaking ? round.take() : undefined;
            if (item) {
              held.push(item);
              seen.push(item.id);
              const ofHost = held.filter(({ host }) => host === item.host);
              most = Math.max(most, ofHost.length);
            } else if (held.length > 0) {
              round.done(held.shift()!, fast);
            } else if (isTaking) {
              break;
            }
          }
          expect(most).toBeLessThanOrEqual(perHost);
          expect(seen.sort()).toEqual(items.map(({ id }) => id).sort());
        },
      ),
    );
  });
});
