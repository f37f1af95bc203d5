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

import { Clock } from '../../clock';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { EventNote } from './EventRecorder';
import { listAt, textAt } from './fields';
import { FaultsOf } from './PodFaults';
import { missingMount } from './podMounts';
import { crashingStatus, waitingStatus } from './podPhases';
import { Process } from './process';
import { kubeTime } from './timestamps';

/** What may keep the containers of a pod from running: mounts, images, programs that do not stay up. */
export class PodStarter {
  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly faultsOf: FaultsOf,
    private readonly report: {
      setStatus(pod: KubeObject, status: Record<string, unknown>): void;
      note(pod: KubeObject, note: EventNote): void;
    },
  ) {}

  /** Waits for the Secrets and ConfigMaps that are mounted. */
  *mount(pod: KubeObject): Process {
    for (;;) {
      const missing = missingMount(this.api, pod);
      if (!missing) {
        return;
      }
      this.report.note(pod, {
        type: 'Warning',
        reason: 'FailedMount',
        message: missing,
      });
      yield 60_000;
    }
  }

  /** Starts a container again and again for as long as it does not stay up, with longer and longer pauses. */
  *crash(pod: KubeObject): Process {
    let pauseMs = 10_000;
    const since = this.time();
    for (let restarts = 0; ; restarts++) {
      const { crash } = this.faultsOf(pod);
      if (!crash) {
        return;
      }
      const { namespace = '', name } = pod.metadata;
      if (crash.log) {
        this.api.appendLog(namespace, name, crash.container, crash.log);
      }
      this.report.setStatus(
        pod,
        crashingStatus(
          pod,
          { since, started: this.time() },
          {
            ...crash,
            restarts,
            pause: `${pauseMs / 1000}s`,
          },
        ),
      );
      this.report.note(pod, {
        type: 'Warning',
        reason: 'BackOff',
        message: `Back-off restarting failed container ${crash.container} in pod ${name}_${namespace}(${pod.metadata.uid})`,
      });
      yield pauseMs;
      pauseMs = Math.min(2 * pauseMs, 300_000);
    }
  }

  *pull(pod: KubeObject): Process {
    for (const container of listAt(pod, 'spec', 'containers')) {
      const image = textAt(container, 'image') ?? '';
      while (this.faultsOf(pod).imagePull === 'fails') {
        this.report.setStatus(
          pod,
          waitingStatus(pod, this.time(), {
            reason: 'ImagePullBackOff',
            message: `Back-off pulling image "${image}"`,
          }),
        );
        this.report.note(pod, {
          type: 'Warning',
          reason: 'Failed',
          message: `Failed to pull image "${image}": rpc error: code = NotFound desc = failed to pull and unpack image: not found`,
        });
        yield 30_000;
      }
      this.report.note(pod, {
        type: 'Normal',
        reason: 'Pulled',
        message: `Container image "${image}" already present on machine`,
      });
    }
  }

  private time(): string {
    return kubeTime(this.clock.now());
  }
}
