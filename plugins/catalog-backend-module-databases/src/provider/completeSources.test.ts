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

import { SourceStatus } from '@database-platform/plugin-databases-common';
import { someTime, source, summary } from '../__testUtils__/summary';
import { completeSources } from './completeSources';

const eu = { kubernetesCluster: 'prod-eu', engine: 'postgresql' };
function judge(
  before: SourceStatus[],
  after: SourceStatus[] = before,
  databases = [summary()],
  inDoubt: string[] = [],
) {
  return completeSources({
    before,
    after,
    databases,
    inDoubt: new Set(inDoubt),
    now: Date.parse(someTime) + 600_000,
  });
}

const us = { kubernetesCluster: 'prod-us', engine: 'postgresql' };

describe('completeSources', () => {
  it('trusts watches that were live all along', () => {
    const sources = [source(), source({ kubernetesCluster: 'prod-us' })];
    const verdict = judge(sources);

    expect(verdict.complete).toBe(true);
    expect(verdict.isComplete(eu)).toBe(true);
    expect(verdict.isComplete(us)).toBe(true);
    expect(verdict.isComplete({ ...eu, engine: 'redis' })).toBe(false);
    expect(verdict.isComplete({ ...eu, kubernetesCluster: 'new' })).toBe(false);
  });

  it.each(['connecting', 'failed', 'stale', 'forbidden'] as const)(
    'does not trust a Kubernetes cluster that is %s, and no other suffers from it',
    state => {
      const sources = [
        source(),
        source({ kubernetesCluster: 'prod-us', state }),
      ];
      const verdict = judge(sources);

      expect(verdict.complete).toBe(false);
      expect(verdict.isComplete(eu)).toBe(true);
      expect(verdict.isComplete(us)).toBe(false);
    },
  );

  it('does not trust a watch that started anew while the pages were read', () => {
    const verdict = judge(
      [source()],
      [source({ since: '2026-01-15T10:00:01.000Z' })],
    );

    expect(verdict.complete).toBe(false);
    expect(verdict.isComplete(eu)).toBe(false);
  });

  it('does not trust a listing with fewer databases than the watch knows', () => {
    expect(judge([source({ objects: 1 })]).isComplete(eu)).toBe(true);
    expect(judge([source({ objects: 2 })]).isComplete(eu)).toBe(false);
    expect(
      judge([source({ objects: 1, namespace: 'payments' })]).isComplete(eu),
    ).toBe(false);
    expect(judge([source({ objects: 1, engines: ['redis'] })]).complete).toBe(
      false,
    );
  });

  it('needs every namespace that is watched on its own', () => {
    const sources = [
      source({ namespace: 'orders' }),
      source({ namespace: 'payments', state: 'forbidden' }),
    ];

    expect(judge(sources).isComplete(eu)).toBe(false);
  });

  it('believes after some minutes that a Kubernetes cluster does not have a kind', () => {
    const since = '2026-01-15T10:05:01.000Z';

    expect(judge([source({ state: 'absent' })]).isComplete(eu)).toBe(true);
    expect(judge([source({ state: 'absent', since })]).isComplete(eu)).toBe(
      false,
    );
  });

  it('overlooks what no database depends on', () => {
    const sources = [
      source(),
      source({ resource: 'secrets', required: false, state: 'forbidden' }),
    ];

    expect(judge(sources).complete).toBe(true);
  });

  it('is not complete while a Kubernetes cluster is not even watched', () => {
    const sources = [source()];
    const missing = judge(sources, sources, [summary()], ['prod-us']);

    expect(missing.complete).toBe(false);
    expect(missing.isComplete(eu)).toBe(true);
    expect(missing.isComplete(us)).toBe(false);
    expect(judge(sources, sources, [summary()], ['prod-eu']).complete).toBe(
      true,
    );
  });

  it('is not complete before the first Kubernetes cluster is known', () => {
    expect(judge([]).complete).toBe(false);
  });
});
