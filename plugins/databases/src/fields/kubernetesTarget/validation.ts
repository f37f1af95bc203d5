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

import { ApiHolder } from '@backstage/core-plugin-api';
import { changesApiRef } from '../../api';
import { translateFor } from '../../lib/translateFor';
import { targetReason } from './targetReason';

/** Refuses a place at which the user cannot make a database of the engine. */
export async function validateTarget(
  value: { kubernetesCluster?: string; namespace?: string } | undefined,
  field: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    uiSchema?: { 'ui:options'?: { engine?: string } };
  },
): Promise<void> {
  const t = await translateFor(context.apiHolder);
  if (!value?.kubernetesCluster || !value.namespace) {
    field.addError(t('fields.kubernetesTarget.choose'));
    return;
  }
  const engine = context.uiSchema?.['ui:options']?.engine;
  const api = context.apiHolder.get(changesApiRef);
  if (!engine || !api) {
    return;
  }
  const { items } = await api.getTargets(engine);
  const target = items.find(
    ({ kubernetesCluster, namespace }) =>
      kubernetesCluster === value.kubernetesCluster &&
      namespace === value.namespace,
  );
  const reason = target
    ? targetReason(target, engine, t)
    : t('fields.kubernetesTarget.gone');
  if (reason) {
    field.addError(reason);
  }
}
