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

/**
 * One environment as it is configured: everything in the named Kubernetes clusters and namespaces.
 */
export interface EnvironmentConfig {
  name: string;
  /** Name of the tier whose rules hold there; none when absent. */
  tier?: string;
  /** Absent for every Kubernetes cluster. */
  kubernetesClusters?: readonly string[];
  /** Absent for every namespace. */
  namespaces?: readonly string[];
}

/**
 * The first environment that the place belongs to.
 */
export function resolveEnvironment(
  place: { kubernetesCluster: string; namespace: string },
  environments: readonly EnvironmentConfig[],
): string | undefined {
  return findEnvironment(place, environments)?.name;
}

/**
 * The first environment that the place belongs to, with what is configured for it.
 */
export function findEnvironment(
  place: { kubernetesCluster: string; namespace: string },
  environments: readonly EnvironmentConfig[],
): EnvironmentConfig | undefined {
  return environments.find(
    ({ kubernetesClusters, namespaces }) =>
      (kubernetesClusters?.includes(place.kubernetesCluster) ?? true) &&
      (namespaces?.includes(place.namespace) ?? true),
  );
}
