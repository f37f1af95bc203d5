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
import { pauseRules } from './rules/pauseRules';

const paused = () => {
  const request = new Request().spec(['pause'], true);
  request.fixture.stopPods().status(['state'], 'paused');
  return request;
};

describe('pause and resume', () => {
  it.each(
    ruleCases(pauseRules, {
      pause: () => new Request().plan('pause', { paused: true }),
      resume: () => paused().plan('pause', { paused: false }),
      'pause-backup': () => new Request().plan('pause', { paused: true }),
      'pause-backup-running': () => {
        const request = new Request();
        request.fixture.backup('cron-catalog', 60, { state: 'running' });
        return request.plan('pause', { paused: true });
      },
      'pause-backup-stuck': () => {
        const request = new Request();
        request.fixture.backup('cron-catalog', 7200, { state: 'waiting' });
        return request.plan('pause', { paused: true });
      },
      'pause-ephemeral': () =>
        new Request()
          .spec(['replsets', 0, 'volumeSpec'], { emptyDir: {} })
          .plan('pause', { paused: true }),
      'while-paused': () => paused().plan('resize', { members: 5 }),
      unmanaged: () =>
        new Request()
          .spec(['unmanaged'], true)
          .spec(['updateStrategy'], 'OnDelete')
          .plan('resize', { members: 5 }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('is one field', () => {
    expect(new Request().plan('pause', { paused: true })).toMatchObject({
      title: 'Pause catalog',
      action: {
        edits: [{ op: 'set', path: ['spec', 'pause'], value: true }],
      },
      errors: [],
    });
    const resumed = paused().plan('pause', { paused: false });
    expect(resumed.title).toBe('Resume catalog');
    expect(rulesOf(resumed).warnings).toEqual([]);
  });

  it('backups that have ended do not stand in the way', () => {
    const request = new Request();
    request.fixture
      .backup('cron-one', 60, { state: 'ready' })
      .backup('cron-two', 50, { state: 'error', error: 'no' });
    expect(request.plan('pause', { paused: true }).errors).toEqual([]);
  });
});
