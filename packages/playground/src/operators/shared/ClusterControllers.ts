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
import { KubeClusterApi } from '../../kube/types';
import { Random } from '../../random';
import { CronJobController } from './CronJobController';
import { DeploymentController } from './DeploymentController';
import { DisruptionController } from './DisruptionController';
import { EndpointsController } from './EndpointsController';
import { JobController } from './JobController';
import { Kubelet } from './Kubelet';
import { FaultsOf } from './PodFaults';
import { ProgramOf } from './PodProgram';
import { QuotaController } from './QuotaController';
import { StatefulSetController } from './StatefulSetController';
import { VolumeController } from './VolumeController';

/** Everything of Kubernetes itself that acts on objects: workloads, pods, volumes, endpoints. */
export class ClusterControllers {
  private readonly jobs: JobController;
  private readonly parts: { start(): void; stop(): void }[];

  constructor(options: {
    api: KubeClusterApi;
    clock: Clock;
    random: Random;
    faultsOf: FaultsOf;
    programOf?: ProgramOf;
    /** Begins with Jobs that have no pods, until `live()`. */
    skimming?: boolean;
  }) {
    const { api, clock, random, faultsOf, programOf, skimming } = options;
    this.jobs = new JobController(api, clock, random, programOf, skimming);
    const volumes = new VolumeController(api, clock, faultsOf);
    this.parts = [
      volumes,
      new Kubelet(api, clock, random, volumes, faultsOf, programOf),
      new StatefulSetController(api, clock),
      new DeploymentController(api, clock, random),
      new CronJobController(api, clock),
      this.jobs,
      new EndpointsController(api, clock),
      new DisruptionController(api, clock),
      new QuotaController(api, clock),
    ];
  }

  start(): void {
    this.parts.forEach(part => part.start());
  }

  /** From now on at the pace of life. */
  live(): void {
    this.jobs.live();
  }

  stop(): void {
    this.parts.forEach(part => part.stop());
  }
}
