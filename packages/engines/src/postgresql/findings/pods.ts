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

import { listWords } from '../../kubernetes/words';
import { Rule, when } from './Rule';
import { manual, source } from './sources';

/** The files belong to root and are readable for a group that PostgreSQL is not in (pkg/cluster/k8sres.go, generateTlsMounts). */
const tlsNotReadable: Rule = ({ object, operator, operatorKnown }) =>
  when(
    object.tls !== undefined &&
      object.fsGroup === undefined &&
      operatorKnown &&
      operator.fsGroup === undefined,
    () => ({
      id: 'postgresql/tls-not-readable',
      severity: 'warning',
      title: `PostgreSQL may not read the certificate in the Secret ${object.tls}.`,
      detail:
        'The operator makes the files readable for their group only, and neither "spec.spiloFSGroup" nor its option "spilo_fsgroup" says which group that is.',
      advice:
        'Set "spec.spiloFSGroup" to the group of PostgreSQL in the image: 103 in the usual one. All pods are made anew for it.',
      subject: object.tls,
      source: manual('reference/cluster_manifest', 'custom-tls-certificates'),
    }),
  );

/** pkg/cluster/k8sres.go, patchSidecarContainers. */
const sidecarsMayAll: Rule = ({ object, operator }) => {
  const { sidecars = [] } = object;
  return when(sidecars.length > 0, () => ({
    id: 'postgresql/sidecar-has-superuser',
    severity: 'info',
    title: `${
      sidecars.length === 1 ? 'The sidecar' : 'The sidecars'
    } ${listWords(sidecars)} ${
      sidecars.length === 1 ? 'has' : 'have'
    } the password of the superuser.`,
    detail: `The operator gives every sidecar the variables POSTGRES_USER and POSTGRES_PASSWORD of "${
      operator.superUser ?? 'postgres'
    }", whether it needs them or not.`,
    advice:
      'Use only images that you would trust with all data, by digest or from a registry of your own.',
    source: source('pkg/cluster/k8sres.go'),
  }));
};

/** What the pods of a declaration get besides what it says. */
export const podRules: readonly Rule[] = [tlsNotReadable, sidecarsMayAll];
