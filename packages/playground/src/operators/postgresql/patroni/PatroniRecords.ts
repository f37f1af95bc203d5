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

import { KubeObject } from '../../../kube/types';
import {
  containerOf,
  podAddress,
  pythonTime,
  resourceIds,
  textAt,
} from '../../shared';
import { DcsObjects } from './DcsObjects';
import {
  Member,
  patroniVersionOf,
  roleLabel,
  statusAnnotation,
} from './Member';
import { PatroniState } from './PatroniState';

/** Writes what Patroni writes: the records of the cluster, and status and role of its pods. */
export class PatroniRecords {
  private readonly dcs: DcsObjects;
  private readonly written = new Map<string, string>();

  constructor(private readonly state: PatroniState) {
    const { api, namespace, name, useConfigMaps } = state.options;
    this.dcs = new DcsObjects(api, namespace, name, useConfigMaps);
  }

  deleteAll(): void {
    this.dcs.deleteAll();
  }

  /** The pod's `status` annotation and role label, when they changed. */
  touch(member: Member): void {
    const { api, namespace } = this.state.options;
    const pod = api.get(resourceIds.pods, namespace, member.name);
    if (this.state.isCut || pod?.metadata.uid !== member.uid) {
      return;
    }
    const image = textAt(containerOf(pod, 'postgres'), 'image') ?? '';
    const status = statusAnnotation(member, patroniVersionOf(image));
    const role =
      roleLabel(member, member.name === this.state.leaderName) ?? null;
    const look = `${member.uid} ${role} ${status}`;
    if (this.written.get(member.name) !== look) {
      this.written.set(member.name, look);
      api.mergePatch(resourceIds.pods, namespace, member.name, {
        metadata: { annotations: { status }, labels: { 'spilo-role': role } },
      });
      if (role === 'master') {
        this.writeAddress(pod);
      }
    }
  }

  /** The leader's heartbeat. */
  writeLeader(leader: string): void {
    const { state } = this;
    this.dcs.write('leader', {
      acquireTime: state.acquiredAt,
      leader,
      optime: String(Math.floor(state.wal.position)),
      renewTime: pythonTime(state.options.clock.now()),
      transitions: String(state.transitions),
      ttl: String(state.ttl),
    });
  }

  /** The lock is given back. */
  writeNoLeader(): void {
    this.dcs.write('leader', {
      leader: null,
      optime: String(Math.floor(this.state.wal.position)),
    });
  }

  writeFailover(leader: string | null, member: string | null): void {
    this.dcs.write('failover', { leader, member });
  }

  writeConfig(initialize = false): void {
    this.dcs.write('config', {
      config: JSON.stringify(this.state.config),
      history: JSON.stringify(this.state.history),
      ...(initialize && { initialize: this.systemId() }),
    });
  }

  /** Exists in every cluster; says something only in synchronous mode. */
  createSync(): void {
    this.dcs.write('sync', {});
  }

  /** Who may take over in synchronous mode. */
  readSync(): { leader?: string; standbys: readonly string[] } {
    const { leader, sync_standby: standbys } = this.dcs.read('sync');
    return { leader, standbys: standbys ? standbys.split(',') : [] };
  }

  writeSync(): void {
    const { state } = this;
    if (!state.isSynchronous) {
      if (state.syncStandby) {
        state.syncStandby = undefined;
        this.dcs.write('sync', { leader: null, sync_standby: null });
      }
      return;
    }
    const standby = state.members.get(state.syncStandby ?? '');
    if (!standby?.streaming || standby.name === state.leaderName) {
      state.syncStandby = undefined;
      state.syncStandby = state.switchoverCandidate();
    }
    const current = this.readSync();
    if (
      current.leader !== state.leaderName ||
      current.standbys[0] !== state.syncStandby
    ) {
      this.dcs.write('sync', {
        leader: state.leaderName ?? null,
        sync_standby: state.syncStandby ?? null,
      });
    }
  }

  private writeAddress(pod: KubeObject): void {
    this.dcs.writeSubsets([
      {
        addresses: [podAddress(pod)],
        ports: [{ name: 'postgresql', port: 5432, protocol: 'TCP' }],
      },
    ]);
  }

  /** As PostgreSQL makes it: seconds in the high half, chance in the low one. */
  private systemId(): string {
    const { clock, random } = this.state.options;
    const seconds = BigInt(Math.floor(clock.now() / 1000));
    const chance = BigInt(Math.floor(random() * 0xffffffff));
    return String(seconds * 4294967296n + chance);
  }
}
