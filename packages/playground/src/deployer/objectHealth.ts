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

import { KubeObject } from '../kube/types';
import { textAt } from '../operators/shared';

/** Argo CD's words. */
export type HealthStatus =
  | 'Healthy'
  | 'Progressing'
  | 'Degraded'
  | 'Suspended'
  | 'Missing'
  | 'Unknown';

/** How an object is, by Argo CD's rules. */
export interface ObjectHealth {
  status: HealthStatus;
  message?: string;
}

/**
 * The health that Argo CD sees: its own check of Zalando's `postgresql` (`resource_customizations/acid.zalan.do/postgresql` of argo-cd); other kinds of
 * the playground have none, and count as well.
 */
export function objectHealth(object: KubeObject): ObjectHealth | undefined {
  const { deletionTimestamp, finalizers = [] } = object.metadata;
  if (object.kind !== 'postgresql') {
    return undefined;
  }
  if (deletionTimestamp) {
    return {
      status: 'Progressing',
      message:
        finalizers.length > 0
          ? `Pending deletion; blocked by finalizers: ${finalizers.join(', ')}`
          : 'Pending deletion',
    };
  }
  const word = textAt(object, 'status', 'PostgresClusterStatus');
  switch (word) {
    case undefined:
      return {
        status: 'Progressing',
        message: 'Waiting for postgres cluster status...',
      };
    case 'Running':
      return { status: 'Healthy', message: word };
    case 'Creating':
    case 'Updating':
      return { status: 'Progressing', message: word };
    default:
      return { status: 'Degraded', message: word };
  }
}

const badness: Record<HealthStatus, number> = {
  Healthy: 0,
  Suspended: 1,
  Progressing: 2,
  Missing: 3,
  Degraded: 4,
  Unknown: 5,
};

/** The worst of several, which is that of the whole. */
export function worstHealth(all: readonly HealthStatus[]): HealthStatus {
  return all.reduce<HealthStatus>(
    (worst, status) => (badness[status] > badness[worst] ? status : worst),
    'Healthy',
  );
}
