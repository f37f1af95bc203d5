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

export * from './types';
export {
  createKubeCluster,
  createSharedSchemas,
  KubeCluster,
} from './KubeCluster';
export type { KubeClusterOptions, SharedSchemas } from './KubeCluster';
export type { ClusterFaults } from './ClusterFaults';
export type { PlaygroundRule, PlaygroundUser } from './auth/PlaygroundUser';
export { everythingRule } from './auth/PlaygroundUser';
export type { CustomResourceDefinition } from './crd/CustomResourceDefinition';
export { loadCrds, parseCrds } from './crd/loadCrds';
export { createCertificates } from './http/createCertificates';
export type { LoopbackCertificates } from './http/createCertificates';
export { serveKubeCluster } from './http/serveKubeCluster';
export type {
  ServedKubeCluster,
  ServeKubeClusterOptions,
} from './http/serveKubeCluster';
export { KubeStatusError } from './status/KubeStatusError';
export type { KubeStatus, KubeStatusCause } from './status/KubeStatusError';
export { wallClock } from './wallClock';
export { kubeconfigText, writeKubeconfig } from './writeKubeconfig';
export type { KubeconfigContext } from './writeKubeconfig';
