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
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { Random, randomSuffix } from '../../random';
import { EventRecorder } from './EventRecorder';
import { fieldAt, flagAt, listAt, numberAt, textAt } from './fields';
import { deleteIfThere, isControlledBy, keyOf, splitKey } from './objects';
import { podFromTemplate } from './podFromTemplate';
import { ProgramOf, usualProgram } from './PodProgram';
import { isPodReady, isTerminating } from './podStatus';
import { Process, startProcess } from './process';
import { resourceIds } from './resourceIds';
import { kubeTime } from './timestamps';
import { Triggers } from './Triggers';
import { writeStatus } from './writeStatus';

/** The pause before the first pod after one that failed; it doubles with each. */
const firstPauseMs = 10_000;

/** What kube-controller-manager does for Jobs with one pod at a time: pods until one succeeds or too many failed, status, removal. */
export class JobController {
  private readonly triggers: Triggers;
  private readonly events: EventRecorder;
  private readonly unsubscribes: (() => void)[] = [];
  private readonly skimmed = new Map<string, Timer>();

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly programOf: ProgramOf = () => undefined,
    /** Begins without pods, to get through long times quickly, until `live()`: what they would do is done all the same. */
    private skimming = false,
  ) {
    this.events = new EventRecorder(api, clock, 'job-controller');
    this.triggers = new Triggers(clock, 100, key => this.reconcile(key));
  }

  start(): void {
    this.unsubscribes.push(
      this.api.subscribe(resourceIds.jobs, ({ type, object }) => {
        if (type !== 'DELETED') {
          this.triggers.trigger(keyOf(object));
        }
      }),
      this.api.subscribe(resourceIds.pods, ({ object }) => {
        const owner = object.metadata.ownerReferences?.find(
          reference => reference.kind === 'Job',
        );
        if (owner) {
          this.triggers.trigger(`${object.metadata.namespace}/${owner.name}`);
        }
      }),
    );
  }

  /** From now on with pods. */
  live(): void {
    this.skimming = false;
  }

  stop(): void {
    this.skimmed.forEach(timer => timer.cancel());
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.triggers.stop();
    this.events.stop();
  }

  private reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const job = this.api.get(resourceIds.jobs, namespace, name);
    if (!job || isTerminating(job) || flagAt(job, 'spec', 'suspend')) {
      return;
    }
    if (listAt(job, 'status', 'conditions').length > 0) {
      this.removeLater(job);
      return;
    }
    if (this.skimming || this.skimmed.has(key)) {
      this.skim(job, key);
      return;
    }
    const pods = this.podsOf(job);
    const phase = (wanted: string) =>
      pods.filter(pod => textAt(pod, 'status', 'phase') === wanted);
    const failed = phase('Failed').length;
    const succeeded = phase('Succeeded').length;
    const active = pods.length - failed - succeeded;
    if (succeeded > 0) {
      this.finish(job, { succeeded, failed }, 'Complete');
    } else if (failed > (numberAt(job, 'spec', 'backoffLimit') ?? 6)) {
      this.finish(job, { succeeded, failed }, 'Failed');
    } else if (active === 0) {
      this.nextPod(job, phase('Failed'));
    } else {
      writeStatus(this.api, resourceIds.jobs, job, {
        ...this.started(job),
        active,
        ready: pods.filter(isPodReady).length,
        failed,
      });
    }
  }

  /** Does what the pods of a Job would do, without them. */
  private skim(job: KubeObject, key: string): void {
    if (this.skimmed.has(key)) {
      return;
    }
    const done = () => this.skimmed.delete(key);
    this.skimmed.set(key, { cancel: done });
    const timer = startProcess(this.clock, this.skimmedPods(job), error => {
      done();
      if (error) {
        throw error;
      }
    });
    if (this.skimmed.has(key)) {
      this.skimmed.set(key, timer);
    }
  }

  private *skimmedPods(job: KubeObject): Process {
    const { namespace, name, uid } = job.metadata;
    const most = numberAt(job, 'spec', 'backoffLimit') ?? 6;
    for (let failed = 0; failed <= most; ) {
      const pod = podFromTemplate(job, { name: `${name}-skim`, labels: {} });
      const { exitCode } = yield* this.programOf(pod) ?? usualProgram();
      const current = this.api.get(resourceIds.jobs, namespace, name);
      if (!current || current.metadata.uid !== uid) {
        return;
      }
      failed += exitCode === 0 ? 0 : 1;
      if (exitCode === 0 || failed > most) {
        const succeeded = exitCode === 0 ? 1 : 0;
        const type = exitCode === 0 ? 'Complete' : 'Failed';
        this.finish(current, { succeeded, failed }, type);
        return;
      }
      yield firstPauseMs * 2 ** (failed - 1);
    }
  }

  private podsOf(job: KubeObject): KubeObject[] {
    const { namespace, name } = job.metadata;
    return this.api
      .list(resourceIds.pods, { namespace, labelSelector: `job-name=${name}` })
      .filter(pod => isControlledBy(pod, job));
  }

  private nextPod(job: KubeObject, failed: readonly KubeObject[]): void {
    const last = Math.max(
      0,
      ...failed.map(pod =>
        Date.parse(
          textAt(
            pod,
            'status',
            'containerStatuses',
            0,
            'state',
            'terminated',
            'finishedAt',
          ) ?? '',
        ),
      ),
    );
    const due = last + firstPauseMs * 2 ** (failed.length - 1);
    if (failed.length > 0 && due > this.clock.now()) {
      this.triggers.trigger(keyOf(job), due - this.clock.now());
      return;
    }
    const name = `${job.metadata.name}-${randomSuffix(this.random)}`;
    this.api.create(
      resourceIds.pods,
      podFromTemplate(job, { name, labels: {} }),
    );
    this.events.record(job, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${name}`,
    });
  }

  private finish(
    job: KubeObject,
    counts: { succeeded: number; failed: number },
    type: 'Complete' | 'Failed',
  ): void {
    const time = kubeTime(this.clock.now());
    const [reason, message] =
      type === 'Complete'
        ? ['CompletionsReached', 'Reached expected number of succeeded pods']
        : [
            'BackoffLimitExceeded',
            'Job has reached the specified backoff limit',
          ];
    writeStatus(this.api, resourceIds.jobs, job, {
      ...this.started(job),
      ...(type === 'Complete' && { completionTime: time }),
      active: 0,
      ready: 0,
      succeeded: counts.succeeded,
      failed: counts.failed,
      conditions: [
        type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget',
        type,
      ].map(each => ({
        type: each,
        status: 'True',
        lastProbeTime: time,
        lastTransitionTime: time,
        reason,
        message,
      })),
    });
    this.events.record(job, {
      type: type === 'Complete' ? 'Normal' : 'Warning',
      reason: type === 'Complete' ? 'Completed' : reason,
      message: type === 'Complete' ? 'Job completed' : message,
    });
  }

  /** `ttlSecondsAfterFinished`. */
  private removeLater(job: KubeObject): void {
    const seconds = numberAt(job, 'spec', 'ttlSecondsAfterFinished');
    const ended = textAt(job, 'status', 'conditions', 0, 'lastTransitionTime');
    if (seconds === undefined || ended === undefined) {
      return;
    }
    const wait = Date.parse(ended) + seconds * 1000 - this.clock.now();
    const { namespace, name } = job.metadata;
    if (wait > 0) {
      this.triggers.trigger(keyOf(job), wait);
    } else {
      deleteIfThere(this.api, resourceIds.jobs, namespace, name);
    }
  }

  private started(job: KubeObject): { startTime: unknown } {
    return {
      startTime:
        fieldAt(job, 'status', 'startTime') ?? kubeTime(this.clock.now()),
    };
  }
}

/** Whether a Job has come to its end; undefined while it goes on. */
export function jobOutcome(job: KubeObject): 'Complete' | 'Failed' | undefined {
  return (['Complete', 'Failed'] as const).find(type =>
    listAt(job, 'status', 'conditions').some(
      condition => textAt(condition, 'type') === type,
    ),
  );
}
