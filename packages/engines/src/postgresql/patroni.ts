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

import { Pod, View } from './View';

const defaultTtl = 30;

/** `maximum_lag_on_failover`, where nobody set it (patroni/config.py). */
const defaultMostLag = 1_048_576;

/** Whether Patroni's records are in Kubernetes at all: with an etcd of its own, members carry no record. */
export function keepsRecordsHere(view: View): boolean {
  return (
    view.records.leader !== undefined ||
    view.records.config !== undefined ||
    view.pods.some(pod => pod.patroni !== undefined)
  );
}

/** The first second at which the leader's last heartbeat is no longer good. */
export function heartbeatEnds(view: View): number | undefined {
  const { leader, kind } = view.records;
  const unread = view.gapOf(kind === 'Endpoints' ? 'endpoints' : 'configMap');
  return leader?.renewed === undefined || unread !== undefined
    ? undefined
    : leader.renewed + Math.max(1, leader.ttl ?? defaultTtl) + 1;
}

/** Whether the leader's heartbeat has run out; `undefined` when there is none to judge. */
export function isStale(view: View): boolean | undefined {
  const ends = heartbeatEnds(view);
  return ends === undefined ? undefined : view.now >= ends;
}

/** A setting of Patroni as it is in force, else as it is declared. */
export function patroniSetting(view: View, name: string): string | undefined {
  return view.records.config?.settings?.[name] ?? view.object.patroni?.[name];
}

/** Whether writes are to wait for a replica. */
export function isSynchronous(view: View): boolean {
  const mode = patroniSetting(view, 'synchronous_mode');
  return mode === 'true' || mode === 'on' || mode === 'quorum';
}

/** Bytes that a replica may be behind and still be promoted. */
export function mostLagOnFailover(view: View): number {
  const bytes = Number(patroniSetting(view, 'maximum_lag_on_failover'));
  return Number.isFinite(bytes) && bytes >= 0 ? bytes : defaultMostLag;
}

/** Patroni's maintenance mode: no failover happens. */
export function isPaused(view: View): boolean {
  return view.records.config?.settings?.pause === 'true';
}

/** With failsafe mode the primary goes on without heartbeats as long as it reaches all members (patroni/ha.py). */
export function isFailsafe(view: View): boolean {
  return patroniSetting(view, 'failsafe_mode') === 'true';
}

/** Patroni's words for the one that leads, from the versions before 4 as well. */
export function leads(pod: Pod): boolean {
  const role = pod.patroni?.role;
  return (
    role === 'primary' ||
    role === 'master' ||
    role === 'promoted' ||
    role === 'standby_leader'
  );
}

/** Whether this database follows another one. */
export function isStandby(view: View): boolean {
  const { standby } = view.object;
  return (
    (standby !== undefined && Object.keys(standby).length > 0) ||
    view.pods.some(pod => pod.patroni?.role === 'standby_leader')
  );
}

/**
 * The pod that leads: the one that the record names, else the one with the role label.
 *
 * @remarks
 * A pod that is being deleted may keep its label for a moment beside the new leader, and so does one that cannot reach Kubernetes:
 * once its heartbeats have run out, it leads no more.
 */
export function leaderPod(view: View): Pod | undefined {
  const { leader } = view.records;
  if (isStale(view) && !isFailsafe(view)) {
    return undefined;
  }
  const alive = view.pods.filter(pod => pod.gone === undefined);
  if (leader) {
    return alive.find(pod => pod.name === leader.leader);
  }
  const labelled = alive.filter(isLabelledLeader);
  return labelled.find(leads) ?? labelled[0] ?? alive.find(leads);
}

/** The leader of a standby cluster has this label as well. */
export function isLabelledLeader(pod: Pod): boolean {
  return pod.role === 'master' || pod.role === 'primary';
}
