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

import {
  DatabaseRef,
  DatabaseSummary,
  Lag,
  Observation,
  Owner,
} from '@database-platform/plugin-databases-common';
import { DatabaseTraits } from './DatabaseTraits';

/** What the portal adds to what the engine made of the facts. */
export interface PortalContext {
  id: string;
  ref: DatabaseRef;
  owner: Owner;
  environment: string | undefined;
  system: string | undefined;
  now: number;
}

/** An observation without the wish of when to look again. */
export type StableObservation = Omit<Observation, 'reviewAt'>;

/** A deletion that takes longer is stuck. */
const DELETING_MS = 3_600_000;

/**
 * The row of the fleet, without the time at which it was answered.
 */
export function summarize(
  observation: StableObservation,
  context: PortalContext,
): Omit<DatabaseSummary, 'observedAt'> {
  const { id, ref, owner, environment, system } = context;
  const findingCounts = { critical: 0, warning: 0, info: 0 };
  for (const { severity } of observation.findings) {
    findingCounts[severity] += 1;
  }
  return {
    id,
    ref,
    version: observation.version,
    phase: observation.phase,
    reason: observation.reason,
    since: observation.since,
    operatorState: observation.operatorState,
    attention:
      findingCounts.critical > 0 || needsAttention(observation, context.now),
    members: observation.members,
    storage: observation.storage,
    lag: observation.lag,
    owner,
    system,
    environment,
    findingCounts,
    createdAt: observation.createdAt,
  };
}

/**
 * What the fleet filters and sorts by.
 */
export function traitsOf(
  summary: Omit<DatabaseSummary, 'observedAt'>,
): DatabaseTraits {
  const lag = measured(summary.lag);
  return {
    phase: summary.phase,
    attention: summary.attention,
    version: summary.version,
    owner: summary.owner,
    environment: summary.environment,
    ready: summary.members.ready,
    total: summary.members.total,
    criticals: summary.findingCounts.critical,
    storageBytes: summary.storage?.bytesPerMember,
    lagBytes: lag?.bytes,
    lagSeconds: lag?.seconds,
    createdAt: timeOf(summary.createdAt),
  };
}

/**
 * Everything about a database that is not a figure which moves all the time, nor a sentence that may contain one.
 */
export function stateOf(
  observation: StableObservation,
  summary: Omit<DatabaseSummary, 'observedAt'>,
): unknown {
  const {
    lag: _lag,
    reason: _reason,
    advice: _advice,
    findings,
    topology,
    volumes,
    companions,
    ...rest
  } = observation;
  return {
    ...rest,
    owner: summary.owner,
    environment: summary.environment,
    attention: summary.attention,
    findings: findings.map(({ id, severity, subject }) => [
      id,
      severity,
      subject,
    ]),
    topology: {
      ...topology,
      members: topology.members.map(({ lag: _memberLag, ...member }) => member),
    },
    volumes,
    companions,
  };
}

/**
 * What {@link stateOf} leaves out.
 */
export function figuresOf(observation: StableObservation): unknown {
  const { lag, reason, advice, findings, topology } = observation;
  return [
    lag,
    reason,
    advice,
    findings,
    topology.members.map(member => member.lag),
  ];
}

function needsAttention(observation: StableObservation, now: number): boolean {
  switch (observation.phase) {
    case 'failed':
    case 'degraded':
    case 'unknown':
      return true;
    case 'deleting': {
      const since = timeOf(observation.since);
      return since !== undefined && now - since > DELETING_MS;
    }
    default:
      return false;
  }
}

function measured(lag: Lag): { bytes?: number; seconds?: number } | undefined {
  return 'notMeasured' in lag ? undefined : lag;
}

function timeOf(text: string | undefined): number | undefined {
  const time = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
