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

import { compareVersions } from '../../versions';
import { namesOf } from '../names';
import { runningVersion } from '../version';
import { Rule, when } from './Rule';
import { modules, mysqlManual } from './sources';

const series = /^\d+\.\d+/;

/** The operator upgrades the group and leaves each set of read replicas at its own version; a replica of an older series cannot follow for long. */
const olderReplicas: Rule = situation => {
  const source = runningVersion(situation);
  const sourceSeries = source?.match(series)?.[0];
  return (situation.object.replicas ?? []).flatMap(({ name = '' }) => {
    const older = situation.members.find(
      ({ pod, member }) =>
        pod.replica === namesOf(situation.name).readReplica(name) &&
        member.version?.match(series)?.[0] !== sourceSeries &&
        (compareVersions(member.version, source) ?? 0) < 0,
    );
    return older === undefined
      ? []
      : [
          {
            id: 'mysql/read-replica-older',
            severity: 'warning' as const,
            title: `The read replicas ${name} run ${older.member.version}, older than what they follow: ${source}.`,
            detail:
              'MySQL supports replication into the same or a later release series only: a statement that the older one does not know stops it. The operator does not upgrade read replicas together with the group.',
            advice: `Set "version" of the read replicas ${name} to "${source}".`,
            subject: older.member.name,
            source: mysqlManual(
              'replication compatibility',
              'replication-compatibility',
            ),
          },
        ];
  });
};

/** Of what waits in a member nobody else tells: the operator does not write it into Kubernetes. */
const groupNotMeasured: Rule = ({ object, wantedInGroup }) =>
  when(
    object.metrics === true &&
      object.groupMetrics !== true &&
      wantedInGroup > 1,
    () => ({
      id: 'mysql/metrics-without-group',
      severity: 'info',
      title:
        'The exporter does not report how many transactions wait in each member.',
      detail:
        'What it reports of group replication is off by default, so that monitoring cannot say how far secondaries are behind.',
      advice:
        'Add "--collect.perf_schema.replication_group_members" and "--collect.perf_schema.replication_group_member_stats" to "spec.metrics.options".',
      source: modules.api,
    }),
  );

/** How well the members follow one another. */
export const replicationRules: readonly Rule[] = [
  olderReplicas,
  groupNotMeasured,
];
