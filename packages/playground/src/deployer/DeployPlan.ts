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

import { argoCdManager } from './argocd/ArgoCd';
import { fluxManager } from './flux/Flux';
import { TrackingMethod } from './trackingMarks';

/** What deploys to a Kubernetes cluster, and how it marks what it applied. */
export type DeployPlan =
  | { tool: 'argo-cd'; tracking: Exclude<TrackingMethod, 'flux'> }
  | { tool: 'flux'; tracking: 'flux' };

/** Who owns the fields that the deployer applies. */
export function managerOf({ tool }: DeployPlan): string {
  return tool === 'flux' ? fluxManager : argoCdManager;
}
