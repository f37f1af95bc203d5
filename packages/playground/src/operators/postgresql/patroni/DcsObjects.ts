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

import { KubeClusterApi, KubeObject } from '../../../kube/types';
import { deleteIfThere, resourceIds } from '../../shared';
import { clusterLabels, namesOf } from '../names';

/** One of the four records that Patroni keeps per cluster. */
export type DcsRecord = 'leader' | 'config' | 'sync' | 'failover';

/** Where Patroni keeps its records: annotations of ConfigMaps, or of Endpoints (then the leader's are on the primary's own). */
export class DcsObjects {
  constructor(
    private readonly api: KubeClusterApi,
    private readonly namespace: string,
    private readonly cluster: string,
    readonly useConfigMaps: boolean,
  ) {}

  read(record: DcsRecord): Record<string, string> {
    return this.get(record)?.metadata.annotations ?? {};
  }

  /** Merges annotations into the record; null takes one away. */
  write(record: DcsRecord, annotations: Record<string, string | null>): void {
    if (this.get(record)) {
      this.api.mergePatch(
        this.resource(),
        this.namespace,
        this.nameOf(record),
        {
          metadata: { annotations },
        },
      );
      return;
    }
    this.api.create(this.resource(), {
      apiVersion: 'v1',
      kind: this.useConfigMaps ? 'ConfigMap' : 'Endpoints',
      metadata: {
        name: this.nameOf(record),
        namespace: this.namespace,
        labels: clusterLabels(this.cluster),
        annotations: Object.fromEntries(
          Object.entries(annotations).filter(
            (entry): entry is [string, string] => entry[1] !== null,
          ),
        ),
      },
    });
  }

  /** With Endpoints, the leader also makes itself the address of the primary's Service. */
  writeSubsets(subsets: unknown[]): void {
    if (!this.useConfigMaps && this.get('leader')) {
      this.api.mergePatch(
        this.resource(),
        this.namespace,
        this.nameOf('leader'),
        { subsets },
      );
    }
  }

  deleteAll(): void {
    for (const record of ['leader', 'config', 'sync', 'failover'] as const) {
      deleteIfThere(
        this.api,
        this.resource(),
        this.namespace,
        this.nameOf(record),
      );
    }
  }

  private get(record: DcsRecord): KubeObject | undefined {
    return this.api.get(this.resource(), this.namespace, this.nameOf(record));
  }

  private nameOf(record: DcsRecord): string {
    const names = namesOf(this.cluster);
    return record === 'leader' && !this.useConfigMaps
      ? names.primaryService
      : names.patroni[record];
  }

  private resource() {
    return this.useConfigMaps ? resourceIds.configMaps : resourceIds.endpoints;
  }
}
