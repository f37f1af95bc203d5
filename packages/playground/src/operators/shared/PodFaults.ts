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

import { KubeObject } from '../../kube/types';

/** A container that ends soon after each start. */
export interface ContainerCrash {
  container: string;
  exitCode: number;
  /** What it prints before it ends. */
  log?: readonly string[];
}

/** Causes of trouble below the database. The states that a user sees follow from them. */
export interface PodFaults {
  /** The registry does not give this pod's image. */
  imagePull?: 'fails';
  /** The file system is not grown after the volume was: the kubelet waits for a restart that does not come. */
  fileSystemResize?: 'stuck';
  /** A container that does not stay up. */
  crash?: ContainerCrash;
}

/** Tells which faults a pod, or a claim, meets. */
export type FaultsOf = (object: KubeObject) => PodFaults;
