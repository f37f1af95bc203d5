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

import { Scene } from '../Scene';

/** Where the source is, and whether it is beside the new database. */
export function cloneFrom({ context, manifest }: Scene) {
  const { source, target } = context;
  const { kubernetesCluster, namespace } = source ?? target;
  const isNear = kubernetesCluster === target.kubernetesCluster;
  return {
    name: source?.name ?? manifest.name ?? '',
    namespace,
    /** It is in the same Kubernetes cluster. */
    isNear,
    /** It is in the same namespace, whose Secrets it shares. */
    isBeside: isNear && namespace === target.namespace,
  };
}

/** The version of the source: what it runs, else what is declared. */
export function versionOf({ context, manifest }: Scene): string | undefined {
  return context.database?.version ?? manifest.version;
}
