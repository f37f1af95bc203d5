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

import { JsonObject } from '@backstage/types';
import { DatabaseTarget } from '@database-platform/plugin-databases-common';
import { getAt } from '../../lib/dotPath';
import { FormTarget, planRequestOf } from '../../lib/planRequestOf';

/** The place that a form is about; known as soon as it is chosen, before the name of a new database. */
export function placeOf(
  targets: readonly DatabaseTarget[] | undefined,
  formTarget: FormTarget,
  formData: JsonObject,
): DatabaseTarget | undefined {
  const { request } = planRequestOf(formTarget, formData);
  const kubernetesCluster =
    request?.target.kubernetesCluster ??
    (formTarget.place &&
      getAt(formData, `${formTarget.place}.kubernetesCluster`));
  const namespace =
    request?.target.namespace ??
    (formTarget.place && getAt(formData, `${formTarget.place}.namespace`));
  return targets?.find(
    place =>
      place.kubernetesCluster === kubernetesCluster &&
      place.namespace === namespace,
  );
}
