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

import { KubeCluster } from '../../kube/KubeCluster';
import { KubeObject, ResourceId } from '../../kube/types';

/** An object and where it belongs. */
export type Placed = readonly [ResourceId, KubeObject];

/** A moment of a benchmark. */
export interface BenchTime {
  nowMs: number;
  /** Since the databases began to write. */
  seconds: number;
}

/** One database that a benchmark's world is to have. */
export interface BenchRequest {
  /** Of all databases of its Kubernetes cluster, from 0; its name is `db-<index>`. */
  index: number;
  namespace: string;
  members: number;
  nodes: readonly KubeObject[];
  nowMs: number;
}

/** What a benchmark's world has of one engine: databases as their operator leaves them after a while, and what changes in them without anyone's doing. */
export interface BenchEngine {
  /** The folder with the definitions of its resources. */
  crds: string;
  /** The objects that declare databases. */
  resource: ResourceId;
  /** All objects of a database that runs. */
  database(request: BenchRequest): Placed[];
  /** One heartbeat of a database; left out where nothing is written while nothing happens. */
  beat?(
    cluster: KubeCluster,
    namespace: string,
    name: string,
    time: BenchTime,
  ): void;
}
