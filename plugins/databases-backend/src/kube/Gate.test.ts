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

import { settle } from '../__testUtils__/TestClock';
import { Gate } from './Gate';

describe('Gate', () => {
  it('lets so many in, the others in order, and forgets who gave up', async () => {
    const gate = new Gate(2);
    const inside: string[] = [];
    const leave: Record<string, () => void> = {};
    const impatient = new AbortController();
    const enter = async (name: string, signal: AbortSignal) => {
      leave[name] = await gate.enter(signal);
      inside.push(name);
    };
    const { signal } = new AbortController();
    enter('a', signal);
    enter('b', signal);
    const gone = enter('c', impatient.signal);
    enter('d', signal);
    enter('e', signal);
    await settle();
    expect(inside).toEqual(['a', 'b']);
    impatient.abort();
    await expect(gone).rejects.toThrow('aborted');
    leave.a();
    leave.a();
    await settle();
    expect(inside).toEqual(['a', 'b', 'd']);
    leave.b();
    leave.d();
    await settle();
    expect(inside).toEqual(['a', 'b', 'd', 'e']);
    leave.e();
    await enter('f', signal);
    await enter('g', signal);
    expect(inside).toHaveLength(6);
  });

  it('lets those of a lower rank in first', async () => {
    const gate = new Gate(1);
    const inside: string[] = [];
    const { signal } = new AbortController();
    const leave = await gate.enter(signal);
    const visits = (
      [
        ['b1', 2],
        ['a1', 1],
        ['b2', 2],
        ['a2', 1],
      ] as const
    ).map(async ([name, rank]) => {
      const leaveAgain = await gate.enter(signal, rank);
      inside.push(name);
      leaveAgain();
    });
    leave();
    await Promise.all(visits);
    expect(inside).toEqual(['a1', 'a2', 'b1', 'b2']);
  });
});
