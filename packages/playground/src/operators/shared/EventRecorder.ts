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

import { Clock, Timer } from '../../clock';
import { KubeStatusError } from '../../kube/status/KubeStatusError';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { resourceIds } from './resourceIds';
import { stableHash } from './stableHash';
import { kubeTime } from './timestamps';

/** What an Event says. */
export interface EventNote {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
}

interface Recorded {
  namespace: string;
  name: string;
  count: number;
  last: number;
}

/** How long the API server keeps an Event after it was last written. */
const keepMs = 3_600_000;

/** Writes core Events as client-go's recorder does: the same note again raises `count`; after an hour it is gone. */
export class EventRecorder {
  private readonly recorded = new Map<string, Recorded>();
  private sweep: Timer | undefined;
  private sequence = 0;

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    /** `source.component`, such as `postgres-operator`. */
    private readonly component: string,
  ) {}

  /** Notes it; where the API takes none, as in a namespace that is being deleted, nobody hears of it. */
  record(involved: KubeObject, note: EventNote, host?: string): void {
    try {
      this.write(involved, note, host);
    } catch (error) {
      if (!(error instanceof KubeStatusError)) {
        throw error;
      }
    }
  }

  private write(involved: KubeObject, note: EventNote, host?: string): void {
    const namespace = involved.metadata.namespace ?? 'default';
    const key = stableHash([involved.metadata.uid, note, host], 16);
    const now = this.clock.now();
    const known = this.recorded.get(key);
    if (known && this.api.get(resourceIds.events, namespace, known.name)) {
      known.count += 1;
      known.last = now;
      this.api.mergePatch(resourceIds.events, namespace, known.name, {
        count: known.count,
        lastTimestamp: kubeTime(now),
      });
    } else {
      const name = `${involved.metadata.name}.${this.nextSuffix(now)}`;
      this.recorded.set(key, { namespace, name, count: 1, last: now });
      this.api.create(
        resourceIds.events,
        this.eventOf(involved, note, { namespace, name, host }),
      );
    }
    this.sweep ??= this.clock.after(keepMs / 12, () => this.expire());
  }

  stop(): void {
    this.sweep?.cancel();
  }

  /** Nanoseconds in hexadecimal, as client-go's recorder names Events: their names sort as they came. */
  private nextSuffix(nowMs: number): string {
    this.sequence = (this.sequence + 1) % 1_000_000;
    const nanoseconds = BigInt(nowMs) * 1_000_000n + BigInt(this.sequence);
    return nanoseconds.toString(16);
  }

  private eventOf(
    involved: KubeObject,
    note: EventNote,
    where: { namespace: string; name: string; host?: string },
  ): KubeObject {
    const time = kubeTime(this.clock.now());
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: where.name, namespace: where.namespace },
      involvedObject: {
        apiVersion: involved.apiVersion,
        kind: involved.kind,
        name: involved.metadata.name,
        namespace: involved.metadata.namespace,
        uid: involved.metadata.uid,
        resourceVersion: involved.metadata.resourceVersion,
      },
      ...note,
      source: {
        component: this.component,
        ...(where.host && { host: where.host }),
      },
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      reportingComponent: this.component,
      reportingInstance: where.host ?? '',
    };
  }

  private expire(): void {
    const oldest = this.clock.now() - keepMs;
    for (const [key, { namespace, name, last }] of this.recorded) {
      if (last <= oldest) {
        this.recorded.delete(key);
        if (this.api.get(resourceIds.events, namespace, name)) {
          this.api.delete(resourceIds.events, namespace, name);
        }
      }
    }
    this.sweep = this.recorded.size
      ? this.clock.after(keepMs / 12, () => this.expire())
      : undefined;
  }
}
