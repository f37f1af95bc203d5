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

import { Clock, Timer } from '../../clock';
import { KubeStatusError } from '../../kube/status/KubeStatusError';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { nextCronTime } from './cron';
import { EventRecorder } from './EventRecorder';
import {
  fieldAt,
  flagAt,
  numberAt,
  recordAt,
  sameJson,
  textAt,
  textsAt,
} from './fields';
import { jobOutcome } from './JobController';
import {
  controllerRef,
  copyOf,
  isControlledBy,
  keyOf,
  splitKey,
} from './objects';
import { isTerminating } from './podStatus';
import { resourceIds } from './resourceIds';
import { kubeTime } from './timestamps';

const minuteMs = 60_000;

/** What kube-controller-manager does for CronJobs: a Job when the schedule says so, status, and the removal of old Jobs. */
export class CronJobController {
  private readonly timers = new Map<string, Timer>();
  private readonly events: EventRecorder;
  private readonly unsubscribes: (() => void)[] = [];

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
  ) {
    this.events = new EventRecorder(api, clock, 'cronjob-controller');
  }

  start(): void {
    this.api.list(resourceIds.cronJobs).forEach(each => this.arm(keyOf(each)));
    const specs = new Map<string, unknown>();
    this.unsubscribes.push(
      this.api.subscribe(resourceIds.cronJobs, ({ type, object }) => {
        const key = keyOf(object);
        if (type === 'DELETED') {
          specs.delete(key);
          this.timers.get(key)?.cancel();
          this.timers.delete(key);
        } else if (!sameJson(specs.get(key), object.spec)) {
          specs.set(key, object.spec);
          this.arm(key);
        }
      }),
      this.api.subscribe(resourceIds.jobs, ({ object }) => {
        const owner = object.metadata.ownerReferences?.find(
          reference => reference.kind === 'CronJob',
        );
        const { namespace } = object.metadata;
        const cronJob =
          owner && this.api.get(resourceIds.cronJobs, namespace, owner.name);
        if (cronJob && jobOutcome(object)) {
          this.tidy(cronJob);
        }
      }),
    );
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.timers.forEach(timer => timer.cancel());
    this.events.stop();
  }

  private arm(key: string): void {
    this.timers.get(key)?.cancel();
    this.timers.delete(key);
    const { namespace, name } = splitKey(key);
    const cronJob = this.api.get(resourceIds.cronJobs, namespace, name);
    const now = this.clock.now();
    const due =
      cronJob &&
      nextCronTime(
        textAt(cronJob, 'spec', 'schedule') ?? '',
        now,
        textAt(cronJob, 'spec', 'timeZone'),
      );
    if (due !== undefined) {
      this.timers.set(
        key,
        this.clock.after(due - now, () => {
          this.run(key, due);
          this.arm(key);
        }),
      );
    }
  }

  private run(key: string, dueMs: number): void {
    const { namespace, name } = splitKey(key);
    const cronJob = this.api.get(resourceIds.cronJobs, namespace, name);
    if (
      !cronJob ||
      isTerminating(cronJob) ||
      flagAt(cronJob, 'spec', 'suspend') ||
      (textAt(cronJob, 'spec', 'concurrencyPolicy') === 'Forbid' &&
        this.jobsOf(cronJob).some(job => !jobOutcome(job)))
    ) {
      return;
    }
    const jobName = `${name}-${Math.floor(dueMs / minuteMs)}`;
    const template = fieldAt(cronJob, 'spec', 'jobTemplate');
    try {
      this.api.create(resourceIds.jobs, {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
          name: jobName,
          namespace,
          labels: textsAt(template, 'metadata', 'labels'),
          annotations: {
            ...textsAt(template, 'metadata', 'annotations'),
            'batch.kubernetes.io/cronjob-scheduled-timestamp': kubeTime(dueMs),
          },
          ownerReferences: [controllerRef(cronJob)],
        },
        spec: copyOf(recordAt(template, 'spec')),
      });
    } catch (error) {
      if (!(error instanceof KubeStatusError)) {
        throw error;
      }
      this.events.record(cronJob, {
        type: 'Warning',
        reason: 'FailedCreate',
        message: `Error creating job: ${error.message}`,
      });
      return;
    }
    this.events.record(cronJob, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created job ${jobName}`,
    });
    this.setStatus(cronJob, { lastScheduleTime: kubeTime(dueMs) });
  }

  private tidy(cronJob: KubeObject): void {
    const jobs = [...this.jobsOf(cronJob)].sort((a, b) =>
      (b.metadata.creationTimestamp ?? '').localeCompare(
        a.metadata.creationTimestamp ?? '',
      ),
    );
    for (const [outcome, limit] of [
      [
        'Complete',
        numberAt(cronJob, 'spec', 'successfulJobsHistoryLimit') ?? 3,
      ],
      ['Failed', numberAt(cronJob, 'spec', 'failedJobsHistoryLimit') ?? 1],
    ] as const) {
      const ended = jobs.filter(job => jobOutcome(job) === outcome);
      const last = textAt(ended[0], 'status', 'completionTime');
      if (outcome === 'Complete' && last) {
        this.setStatus(cronJob, { lastSuccessfulTime: last });
      }
      for (const job of ended.slice(limit)) {
        const { namespace, name } = job.metadata;
        this.api.delete(resourceIds.jobs, namespace, name);
      }
    }
    this.setStatus(cronJob, {});
  }

  private jobsOf(cronJob: KubeObject): KubeObject[] {
    const { namespace } = cronJob.metadata;
    return this.api
      .list(resourceIds.jobs, { namespace })
      .filter(job => isControlledBy(job, cronJob));
  }

  private setStatus(
    cronJob: KubeObject,
    changes: Record<string, unknown>,
  ): void {
    const { namespace, name } = cronJob.metadata;
    const current = this.api.get(resourceIds.cronJobs, namespace, name);
    const active = this.jobsOf(cronJob)
      .filter(job => !jobOutcome(job))
      .map(job => ({
        apiVersion: 'batch/v1',
        kind: 'Job',
        name: job.metadata.name,
        namespace,
        uid: job.metadata.uid,
      }));
    const { active: _, ...rest } = recordAt(current, 'status');
    const status = {
      ...rest,
      ...changes,
      ...(active.length > 0 && { active }),
    };
    if (current && !sameJson(current.status, status)) {
      this.api.mergePatch(
        resourceIds.cronJobs,
        namespace,
        name,
        { status: { active: null, ...status } },
        { subresource: 'status' },
      );
    }
  }
}
