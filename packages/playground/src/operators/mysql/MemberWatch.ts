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
  hasCondition,
  isTerminating,
  listAt,
  numberAt,
  resourceIds,
  setPodCondition,
  textAt,
} from '../shared';
import { ReplicationGroup } from './group';
import { Filling } from './initialData';
import { serverVersion, setPodFinalizer } from './memberPods';
import { MysqlContext } from './MysqlContext';
import { isGroupMember } from './names';
import { finalizers, gates } from './resources';

/** When a sidecar that failed starts again. */
const retryMs = 60_000;

/** What was seen of a pod at last. */
interface SeenPod {
  uid?: string;
  up: boolean;
  restarts: number;
  created: boolean;
  deleted: boolean;
}

/** Notices when MySQL in the pods of a database starts and stops, and calls the operator's handlers once for each thing that happens to a pod. */
export class MemberWatch {
  private readonly seen = new Map<string, SeenPod>();

  constructor(
    private readonly context: MysqlContext,
    private readonly group: ReplicationGroup,
    private readonly handlers: Readonly<
      Record<'created' | 'restarted' | 'deleted', (pod: KubeObject) => void>
    >,
    private readonly fillingOf: (pod: KubeObject) => Filling,
  ) {}

  /** A pod of a member or of a read replica came, changed or went. */
  podChanged(pod: KubeObject, gone: boolean): void {
    const { name, uid } = pod.metadata;
    const known = this.seen.get(name);
    if (gone) {
      if (known?.uid === uid) {
        this.group.stopped(name);
        this.seen.delete(name);
      }
    } else if (known && known.uid === uid) {
      this.look(pod, known);
    } else {
      const seen = {
        uid,
        up: false,
        restarts: 0,
        created: false,
        deleted: false,
      };
      this.seen.set(name, seen);
      setPodFinalizer(this.context, pod, finalizers.kopf, true);
      this.look(pod, seen);
    }
  }

  private look(pod: KubeObject, seen: SeenPod): void {
    const { name } = pod.metadata;
    const restarts = restartsOf(pod);
    if (isUp(pod) && seen.up && restarts > seen.restarts) {
      seen.restarts = restarts;
      this.group.stopped(name);
      this.serverStarted(pod);
      this.handlers.restarted(pod);
    } else if (isUp(pod) && !seen.up) {
      Object.assign(seen, { up: true, restarts });
      this.serverStarted(pod);
    } else if (!isUp(pod) && seen.up && !isTerminating(pod)) {
      seen.up = false;
      this.group.stopped(name);
    }
    if (isTerminating(pod)) {
      if (!seen.deleted) {
        seen.deleted = true;
        this.handlers.deleted(pod);
      }
    } else if (hasCondition(pod, gates.configured) && !seen.created) {
      seen.created = true;
      this.handlers.created(pod);
    }
  }

  /** MySQL runs; soon the sidecar has configured it and says so. */
  private serverStarted(pod: KubeObject): void {
    const { clock, random } = this.context;
    if (isGroupMember(pod)) {
      this.group.started(pod.metadata.name, serverVersion(pod));
    }
    clock.after(3000 + random() * 4000, () => this.fill(pod));
  }

  /** The sidecar brings the data in first, where the database is to be filled; what fails is tried again. */
  private fill(pod: KubeObject): void {
    const { clock, api } = this.context;
    const { namespace = '', name } = pod.metadata;
    const current = this.running(pod);
    const filling = current && this.fillingOf(current);
    if (filling === undefined) {
      return;
    }
    if ('problem' in filling) {
      const time = new Date(clock.now()).toISOString();
      api.appendLog(namespace, name, 'sidecar', [
        `${time} [ERROR   ] ${filling.problem}`,
      ]);
      clock.after(retryMs, () => this.fill(pod));
      return;
    }
    clock.after(filling.ms, () => {
      if (this.running(pod)) {
        setPodCondition(api, pod.metadata, gates.configured, true, clock.now());
      }
    });
  }

  /** The pod as it is now, if MySQL still runs in it. */
  private running({
    metadata: { namespace, name, uid },
  }: KubeObject): KubeObject | undefined {
    const current = this.context.api.get(resourceIds.pods, namespace, name);
    return current && current.metadata.uid === uid && isUp(current)
      ? current
      : undefined;
  }
}

/** All containers run, whether or not the pod is on its way out. */
function isUp(pod: KubeObject): boolean {
  const statuses = listAt(pod, 'status', 'containerStatuses');
  return (
    textAt(pod, 'status', 'phase') === 'Running' &&
    statuses.length > 0 &&
    statuses.every(each => fieldAt(each, 'state', 'running') !== undefined)
  );
}

function restartsOf(pod: KubeObject): number {
  const mysql = listAt(pod, 'status', 'containerStatuses').find(
    each => textAt(each, 'name') === 'mysql',
  );
  return numberAt(mysql, 'restartCount') ?? 0;
}
