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
import {
  fieldAt,
  isRecord,
  JsonRecord,
  listAt,
  sameJson,
  textAt,
} from '../shared';

/** What has to happen to a StatefulSet so that it is as wanted. */
export interface StatefulSetDifference {
  /** Nothing differs. */
  match: boolean;
  /** The set must be deleted and made anew; its pods stay. */
  replace: boolean;
  /** The pods must be recreated. */
  rolling: boolean;
  reasons: string[];
}

/** As the operator's compareStatefulSetWith (pkg/cluster/cluster.go). */
export function compareStatefulSet(
  current: KubeObject,
  wanted: KubeObject,
): StatefulSetDifference {
  const reasons: string[] = [];
  let replace = false;
  let rolling = false;
  const differs = (...path: (string | number)[]) =>
    !sameJson(
      emptyAsMissing(fieldAt(current, ...path)),
      emptyAsMissing(fieldAt(wanted, ...path)),
    );
  const note = (what: string, effect: { replace?: true; rolling?: true }) => {
    reasons.push(`new statefulset's ${what} does not match the current one`);
    replace ||= effect.replace ?? false;
    rolling ||= effect.rolling ?? false;
  };
  if (differs('spec', 'replicas')) {
    note('number of replicas', {});
  }
  if (differs('spec', 'podManagementPolicy')) {
    note('pod management policy', { replace: true });
  }
  if (differs('spec', 'persistentVolumeClaimRetentionPolicy')) {
    note('persistent volume claim retention policy', { replace: true });
  }
  for (const what of containerDifferences(current, wanted)) {
    note(what, { rolling: true });
  }
  const template = ['spec', 'template'];
  if (differs(...template, 'spec', 'affinity')) {
    note('pod affinity', { replace: true, rolling: true });
  }
  if (differs(...template, 'spec', 'tolerations')) {
    note('pod tolerations', { replace: true, rolling: true });
  }
  if (differs(...template, 'metadata', 'labels')) {
    note('metadata labels', { replace: true, rolling: true });
  }
  if (differs(...template, 'metadata', 'annotations')) {
    note('pod template metadata annotations', { replace: true });
  }
  if (differs('spec', 'volumeClaimTemplates', 0, 'spec')) {
    note('volumeClaimTemplates specification for volume "pgdata"', {
      replace: true,
    });
  }
  if (
    listAt(current, ...template, 'spec', 'volumes').length !==
    listAt(wanted, ...template, 'spec', 'volumes').length
  ) {
    note('volumes', { replace: true });
  }
  return { match: reasons.length === 0, replace, rolling, reasons };
}

function containerDifferences(
  current: KubeObject,
  wanted: KubeObject,
): string[] {
  const path = ['spec', 'template', 'spec', 'containers'];
  const before = listAt(current, ...path);
  const after = listAt(wanted, ...path);
  if (before.length !== after.length) {
    return ["containers' length"];
  }
  return after.flatMap((container, i) => {
    const name = textAt(container, 'name');
    const found: string[] = [];
    for (const key of ['name', 'image', 'resources']) {
      if (!sameJson(fieldAt(before[i], key), fieldAt(container, key))) {
        found.push(`container ${name} ${key}`);
      }
    }
    if (!sameEnvironment(before[i], container)) {
      found.push(`container ${name} environment`);
    }
    return found;
  });
}

function sameEnvironment(before: unknown, after: unknown): boolean {
  const byName = (container: unknown): JsonRecord =>
    Object.fromEntries(
      listAt(container, 'env').map(entry => [
        textAt(entry, 'name') ?? '',
        textAt(entry, 'name') === 'SPILO_CONFIGURATION'
          ? withoutDcs(textAt(entry, 'value') ?? '{}')
          : fieldAt(entry, 'value') ?? fieldAt(entry, 'valueFrom'),
      ]),
    );
  return sameJson(byName(before), byName(after));
}

/** What is under bootstrap.dcs is Patroni's affair and recreates no pod. */
function withoutDcs(configuration: string): unknown {
  const parsed: unknown = JSON.parse(configuration);
  if (!isRecord(parsed) || !isRecord(parsed.bootstrap)) {
    return parsed;
  }
  const { dcs: _, ...bootstrap } = parsed.bootstrap;
  return { ...parsed, bootstrap };
}

function emptyAsMissing(value: unknown): unknown {
  const isEmpty =
    (Array.isArray(value) && value.length === 0) ||
    (isRecord(value) && Object.keys(value).length === 0);
  return isEmpty ? undefined : value;
}
