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
import { createKubeCluster } from '../../kube';
import { KubeObject } from '../../kube/types';
import { ManualClock } from '../../ManualClock';
import { seededRandom } from '../../random';
import { addNode } from '../../world/addNode';
import { ClusterControllers } from './ClusterControllers';
import { nextCronTime } from './cron';
import { listAt, textAt } from './fields';
import { PodFaults } from './PodFaults';
import { isPodReady } from './podStatus';
import { setPodCondition } from './readinessGates';
import { resourceIds } from './resourceIds';

const monday = Date.parse('2026-11-23T10:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;

describe('nextCronTime', () => {
  const next = (schedule: string, after: string, zone?: string) => {
    const found = nextCronTime(schedule, Date.parse(after), zone);
    return found === undefined ? undefined : new Date(found).toISOString();
  };

  it.each([
    [
      '0 2 * * *',
      '2026-11-23T01:59:59Z',
      undefined,
      '2026-11-23T02:00:00.000Z',
    ],
    [
      '0 2 * * *',
      '2026-11-23T02:00:00Z',
      undefined,
      '2026-11-24T02:00:00.000Z',
    ],
    [
      '*/15 8-10 * * mon',
      '2026-11-23T10:50:00Z',
      undefined,
      '2026-11-30T08:00:00.000Z',
    ],
    [
      '5/20 * * * *',
      '2026-11-23T10:26:00Z',
      undefined,
      '2026-11-23T10:45:00.000Z',
    ],
    [
      '0 0 13 * fri',
      '2026-11-23T10:00:00Z',
      undefined,
      '2026-11-27T00:00:00.000Z',
    ],
    [
      '0 0 29 feb *',
      '2026-11-23T10:00:00Z',
      undefined,
      '2028-02-29T00:00:00.000Z',
    ],
    ['@weekly', '2026-11-23T10:00:00Z', undefined, '2026-11-29T00:00:00.000Z'],
    [
      '0 0 * * 7',
      '2026-11-23T10:00:00Z',
      undefined,
      '2026-11-29T00:00:00.000Z',
    ],
    [
      '0 2 * * *',
      '2026-11-23T10:00:00Z',
      'Europe/Zurich',
      '2026-11-24T01:00:00.000Z',
    ],
    [
      '0 2 * * *',
      '2026-06-23T10:00:00Z',
      'Europe/Zurich',
      '2026-06-24T00:00:00.000Z',
    ],
    ['0 0 31 4 *', '2026-11-23T10:00:00Z', undefined, undefined],
    ['0 2 * *', '2026-11-23T10:00:00Z', undefined, undefined],
    ['60 2 * * *', '2026-11-23T10:00:00Z', undefined, undefined],
    ['0 2 * * *', '2026-11-23T10:00:00Z', 'Mars/Olympus', undefined],
  ])('%s after %s in %p is %p', (schedule, after, zone, expected) => {
    expect(next(schedule, after, zone)).toBe(expected);
  });

  it('is the first minute that matches, whatever the schedule', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 400 * day }),
        (minutes, hours, weekday, offset) => {
          const after = monday + offset;
          const found = nextCronTime(
            `${minutes} ${hours} * * ${weekday}`,
            after,
          );
          const expected = new Date(Math.floor(after / minute) * minute);
          do {
            expected.setTime(expected.getTime() + minute);
          } while (
            expected.getUTCMinutes() !== minutes ||
            expected.getUTCHours() !== hours ||
            expected.getUTCDay() !== weekday
          );
          expect(found).toBe(expected.getTime());
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('pods', () => {
  const setUp = () => {
    const clock = new ManualClock(monday);
    const api = createKubeCluster({ name: 'test', crds: [], users: [], clock });
    api.create(resourceIds.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    addNode(api, { name: 'n1', zone: 'a', cpu: '15' });
    const state: { faults: PodFaults; exitCode: number } = {
      faults: {},
      exitCode: 0,
    };
    const controllers = new ClusterControllers({
      api,
      clock,
      random: seededRandom(1),
      faultsOf: () => state.faults,
      programOf: pod =>
        pod.metadata.name.startsWith('dump')
          ? (function* program() {
              yield 2 * minute;
              return { exitCode: state.exitCode };
            })()
          : undefined,
    });
    controllers.start();
    const pod = (name: string, spec: Record<string, unknown> = {}) => {
      api.create(resourceIds.pods, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'shop' },
        spec: { containers: [{ name: 'main', image: 'x:1' }], ...spec },
      });
    };
    const get = (name: string) => api.get(resourceIds.pods, 'shop', name)!;
    const events = (name: string) =>
      api
        .list(resourceIds.events, { namespace: 'shop' })
        .filter(event => textAt(event, 'involvedObject', 'name') === name)
        .map(event => textAt(event, 'reason'));
    return { clock, api, state, pod, get, events };
  };

  it('are ready once their readiness gates hold too, and no longer when one fails', () => {
    const { clock, api, pod, get } = setUp();
    pod('gated', { readinessGates: [{ conditionType: 'example.org/in' }] });
    clock.advance(minute);
    expect(isPodReady(get('gated'))).toBe(false);
    const ready = (one: KubeObject) =>
      listAt(one, 'status', 'conditions').find(
        condition => textAt(condition, 'type') === 'Ready',
      );
    expect(textAt(ready(get('gated')), 'message')).toContain('does not exist');
    const where = { namespace: 'shop', name: 'gated' };
    setPodCondition(api, where, 'example.org/in', true, clock.now());
    expect(isPodReady(get('gated'))).toBe(true);
    setPodCondition(api, where, 'example.org/in', false, clock.now());
    expect(isPodReady(get('gated'))).toBe(false);
    expect(textAt(ready(get('gated')), 'message')).toContain('but False');
  });

  it('that a finalizer holds go when it is taken away', () => {
    const { clock, api, pod } = setUp();
    pod('held');
    clock.advance(minute);
    api.mergePatch(resourceIds.pods, 'shop', 'held', {
      metadata: { finalizers: ['example.org/hold'] },
    });
    api.delete(resourceIds.pods, 'shop', 'held');
    clock.advance(5 * minute);
    expect(api.get(resourceIds.pods, 'shop', 'held')).toMatchObject({
      metadata: { deletionGracePeriodSeconds: 0 },
    });
    api.mergePatch(resourceIds.pods, 'shop', 'held', {
      metadata: { finalizers: null },
    });
    expect(api.get(resourceIds.pods, 'shop', 'held')).toBeUndefined();
  });

  it('wait for a Secret that they mount', () => {
    const { clock, api, pod, get, events } = setUp();
    pod('tls', {
      volumes: [{ name: 'cert', secret: { secretName: 'shop-tls' } }],
    });
    clock.advance(5 * minute);
    expect(textAt(get('tls'), 'status', 'phase')).toBe('Pending');
    expect(events('tls')).toContain('FailedMount');
    api.create(resourceIds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'shop-tls', namespace: 'shop' },
    });
    clock.advance(2 * minute);
    expect(isPodReady(get('tls'))).toBe(true);
  });

  it('are started again and again while a container does not stay up', () => {
    const { clock, state, pod, get, events } = setUp();
    state.faults = { crash: { container: 'main', exitCode: 1 } };
    pod('unsteady');
    clock.advance(10 * minute);
    // It has not been ready since its first start.
    expect(
      textAt(get('unsteady'), 'status', 'conditions', 1, 'lastTransitionTime'),
    ).toMatch(/^2026-11-23T10:00/);
    expect(get('unsteady')).toMatchObject({
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            restartCount: 5,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 1 } },
          },
        ],
      },
    });
    expect(events('unsteady')).toContain('BackOff');
    state.faults = {};
    clock.advance(6 * minute);
    expect(isPodReady(get('unsteady'))).toBe(true);
  });

  const dump = { name: 'dump', image: 'x:1' };
  const job = (api: ReturnType<typeof setUp>['api'], backoffLimit: number) =>
    api.create(resourceIds.jobs, {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'dump-now', namespace: 'shop' },
      spec: {
        backoffLimit,
        template: { spec: { restartPolicy: 'Never', containers: [dump] } },
      },
    });

  it('of a Job run until one succeeds', () => {
    const { clock, api, state } = setUp();
    state.exitCode = 1;
    job(api, 6);
    clock.advance(3 * minute);
    state.exitCode = 0;
    clock.advance(5 * minute);
    expect(api.get(resourceIds.jobs, 'shop', 'dump-now')).toMatchObject({
      status: { succeeded: 1, failed: 1, active: 0 },
    });
  });

  it('of a Job are given up after as many failures as it allows', () => {
    const { clock, api, state } = setUp();
    state.exitCode = 1;
    job(api, 0);
    clock.advance(5 * minute);
    const status = textAt(
      api.get(resourceIds.jobs, 'shop', 'dump-now'),
      'status',
      'conditions',
      1,
      'type',
    );
    expect(status).toBe('Failed');
  });

  it('of a CronJob run when they are due; old Jobs go', () => {
    const { clock, api } = setUp();
    api.create(resourceIds.cronJobs, {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly', namespace: 'shop' },
      spec: {
        schedule: '30 2 * * *',
        concurrencyPolicy: 'Forbid',
        successfulJobsHistoryLimit: 2,
        jobTemplate: {
          spec: {
            template: { spec: { restartPolicy: 'Never', containers: [dump] } },
          },
        },
      },
    });
    clock.advance(5 * day);
    const jobs = api.list(resourceIds.jobs, { namespace: 'shop' });
    expect(jobs).toHaveLength(2);
    expect(api.get(resourceIds.cronJobs, 'shop', 'nightly')).toMatchObject({
      status: {
        lastScheduleTime: '2026-11-28T02:30:00Z',
        lastSuccessfulTime: expect.stringMatching(/^2026-11-28T02:3/),
      },
    });
    api.mergePatch(resourceIds.cronJobs, 'shop', 'nightly', {
      spec: { suspend: true },
    });
    clock.advance(2 * day);
    const last = api.get(resourceIds.cronJobs, 'shop', 'nightly');
    expect(textAt(last, 'status', 'lastScheduleTime')).toBe(
      '2026-11-28T02:30:00Z',
    );
    expect(api.list(resourceIds.pods, { namespace: 'shop' })).toHaveLength(2);
  });
});
