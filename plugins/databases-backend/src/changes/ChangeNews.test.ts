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

import { mockServices } from '@backstage/backend-test-utils';
import { TestClock } from '../__testUtils__/TestClock';
import { changeRecord } from './__testUtils__/changeRecord';
import { ChangeNews } from './ChangeNews';

function newsWith(send: () => Promise<void>) {
  const clock = new TestClock();
  const logger = mockServices.logger.mock();
  const notifications = { send: jest.fn(send) };
  const tellPages = jest.fn();
  const news = new ChangeNews({ notifications, tellPages, clock, logger });
  return { news, clock, logger, notifications, tellPages };
}

describe('ChangeNews', () => {
  it('tells pages which database and change to read again, and nothing else', () => {
    const { news, tellPages } = newsWith(async () => {});
    news.written(changeRecord());
    expect(tellPages.mock.calls).toEqual([
      [
        {
          ids: [expect.stringMatching(/^[\w-]{12}$/)],
          kind: 'change',
          changes: ['c1'],
        },
      ],
    ]);
  });

  it('notifies people in words, with what is wrong and what helps', async () => {
    const { news, notifications } = newsWith(async () => {});
    const stuck = changeRecord({
      problem: {
        stage: 'seen',
        since: '2026-01-01T00:00:00.000Z',
        reason: 'It waits.',
        advice: 'Look.',
      },
    });
    await news.notify(stuck, 'stuck');
    expect(notifications.send).toHaveBeenCalledWith({
      recipients: {
        type: 'entity',
        entityRef: ['user:default/jane', 'group:default/orders-team'],
      },
      payload: {
        title: 'Stuck: Resize orders-db: volume 100Gi to 200Gi',
        description: 'It waits. Look.',
        severity: 'high',
        link: '/databases/changes/c1',
        topic: 'database-change',
        scope: 'database-change:c1',
      },
    });
    await news.notify(
      changeRecord({ requestedBy: 'plugin:scaffolder', owner: undefined }),
      'done',
    );
    expect(notifications.send).toHaveBeenCalledTimes(1);
  });

  it('says once that nobody can be notified, and never waits for long', async () => {
    const { news, logger } = newsWith(async () => {
      throw new Error('not installed');
    });
    await news.notify(changeRecord(), 'done');
    await news.notify(changeRecord(), 'failed');
    expect(logger.debug).toHaveBeenCalledTimes(1);
    expect(logger.warn).not.toHaveBeenCalled();

    const slow = newsWith(() => new Promise(() => {}));
    const told = slow.news.notify(changeRecord(), 'merged');
    await slow.clock.advance(10_000);
    await told;
    expect(slow.logger.debug).toHaveBeenCalledTimes(1);
  });
});
