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
import { Random } from '../../random';
import { statusOver } from './conditionTimes';
import { EventNote, EventRecorder } from './EventRecorder';
import { listAt, textAt } from './fields';
import { claimNamesOf, NodeScheduler } from './NodeScheduler';
import { FaultsOf } from './PodFaults';
import {
  endedStatus,
  runningStatus,
  unschedulableStatus,
  waitingStatus,
} from './podPhases';
import { endsBySelf, ProgramOf, usualProgram } from './PodProgram';
import { PodStarter } from './PodStarter';
import { isTerminating } from './podStatus';
import { Process, startProcess } from './process';
import { refreshedConditions } from './readinessGates';
import { resourceIds } from './resourceIds';
import { kubeTime } from './timestamps';
import { VolumeController } from './VolumeController';

/** Brings pods to life and to their end: scheduler and kubelets of one cluster. */
export class Kubelet {
  private readonly lives = new Map<string, Timer>();
  private readonly endings = new Map<string, Timer>();
  private readonly events: EventRecorder;
  private readonly schedulerEvents: EventRecorder;
  private readonly scheduler: NodeScheduler;
  private readonly starter: PodStarter;
  private unsubscribe: (() => void) | undefined;
  private addresses = 1;

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly volumes: VolumeController,
    faultsOf: FaultsOf,
    private readonly programOf: ProgramOf = () => undefined,
  ) {
    this.events = new EventRecorder(api, clock, 'kubelet');
    this.schedulerEvents = new EventRecorder(api, clock, 'default-scheduler');
    this.scheduler = new NodeScheduler(api);
    this.starter = new PodStarter(api, clock, faultsOf, {
      setStatus: (pod, status) => this.setStatus(pod, status),
      note: (pod, note) => this.note(pod, note),
    });
  }

  start(): void {
    this.unsubscribe = this.api.subscribe(
      resourceIds.pods,
      ({ type, object }) => {
        const uid = object.metadata.uid ?? '';
        if (type === 'ADDED') {
          this.lives.set(
            uid,
            this.clock.after(50, () => this.live(object)),
          );
        } else if (type === 'DELETED') {
          this.lives.get(uid)?.cancel();
          this.lives.delete(uid);
          this.endings.delete(uid);
        } else if (isTerminating(object) && !this.endings.has(uid)) {
          this.endings.set(
            uid,
            this.clock.after(2000, () => this.end(object)),
          );
        } else {
          const conditions = refreshedConditions(object, this.time());
          if (conditions) {
            this.setStatus(object, { conditions });
          }
        }
      },
    );
  }

  stop(): void {
    this.unsubscribe?.();
    this.lives.forEach(timer => timer.cancel());
    this.endings.forEach(timer => timer.cancel());
    this.events.stop();
    this.schedulerEvents.stop();
  }

  private live(pod: KubeObject): void {
    const uid = pod.metadata.uid ?? '';
    this.lives.set(
      uid,
      startProcess(this.clock, this.lifeOf(pod), error => {
        if (error) {
          this.note(pod, {
            type: 'Warning',
            reason: 'Failed',
            message: error.message,
          });
        }
      }),
    );
  }

  private end(pod: KubeObject): void {
    const { namespace, name, uid } = pod.metadata;
    const current = this.api.get(resourceIds.pods, namespace, name);
    if (current && current.metadata.uid === uid) {
      this.note(pod, {
        type: 'Normal',
        reason: 'Killing',
        message: `Stopping container ${firstContainer(pod)}`,
      });
      this.api.delete(resourceIds.pods, namespace, name, {
        gracePeriodSeconds: 0,
      });
    }
  }

  private *lifeOf(pod: KubeObject): Process {
    const { namespace = '', name } = pod.metadata;
    let node = textAt(pod, 'spec', 'nodeName');
    while (!node) {
      const placement = this.scheduler.place(pod);
      if ('node' in placement) {
        node = placement.node;
        break;
      }
      this.refuse(pod, placement.refusal);
      yield 20_000;
    }
    this.api.mergePatch(resourceIds.pods, namespace, name, {
      metadata: { labels: this.topologyLabels(node) },
      spec: { nodeName: node },
    });
    this.schedulerEvents.record(pod, {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${node}`,
    });
    this.setStatus(
      pod,
      waitingStatus(pod, this.time(), { reason: 'ContainerCreating' }),
    );
    yield 400 + this.random() * 400;
    for (const claim of claimNamesOf(pod)) {
      while (!this.volumes.bind(namespace, claim, node)) {
        yield 1000;
      }
    }
    yield* this.starter.mount(pod);
    yield* this.starter.pull(pod);
    yield 600 + this.random() * 900;
    yield* this.starter.crash(pod);
    const started = this.time();
    this.run(pod, node);
    if (endsBySelf(pod)) {
      const program = this.programOf(pod) ?? usualProgram();
      const { exitCode } = yield* program;
      const times = { started, ended: this.time() };
      this.setStatus(pod, endedStatus(pod, times, exitCode));
    }
  }

  /** Since Kubernetes 1.35 a pod carries its node's zone and region. */
  private topologyLabels(node: string): Record<string, string> {
    const labels =
      this.api.get(resourceIds.nodes, undefined, node)?.metadata.labels ?? {};
    return Object.fromEntries(
      Object.entries(labels).filter(([key]) =>
        key.startsWith('topology.kubernetes.io/'),
      ),
    );
  }

  private run(pod: KubeObject, node: string): void {
    const host = this.api.get(resourceIds.nodes, undefined, node);
    const count = this.addresses++;
    const { namespace, name } = pod.metadata;
    this.setStatus(
      pod,
      // Gates may have been set since the pod was made.
      runningStatus(
        this.api.get(resourceIds.pods, namespace, name) ?? pod,
        this.time(),
        {
          pod: `10.244.${Math.floor(count / 250) % 250}.${(count % 250) + 2}`,
          host: textAt(listAt(host, 'status', 'addresses')[0], 'address'),
        },
      ),
    );
    this.note(pod, {
      type: 'Normal',
      reason: 'Started',
      message: `Started container ${firstContainer(pod)}`,
    });
  }

  private refuse(pod: KubeObject, refusal: string): void {
    this.setStatus(pod, unschedulableStatus(refusal, this.time()));
    this.schedulerEvents.record(pod, {
      type: 'Warning',
      reason: 'FailedScheduling',
      message: refusal,
    });
  }

  private time(): string {
    return kubeTime(this.clock.now());
  }

  private setStatus(pod: KubeObject, status: Record<string, unknown>): void {
    const { namespace, name, uid } = pod.metadata;
    const current = this.api.get(resourceIds.pods, namespace, name);
    if (current && current.metadata.uid === uid) {
      this.api.mergePatch(
        resourceIds.pods,
        namespace,
        name,
        { status: statusOver(current.status, status) },
        { subresource: 'status' },
      );
    }
  }

  private note(pod: KubeObject, note: EventNote): void {
    this.events.record(pod, note, textAt(pod, 'spec', 'nodeName'));
  }
}

function firstContainer(pod: KubeObject): string {
  return textAt(pod, 'spec', 'containers', 0, 'name') ?? '';
}
