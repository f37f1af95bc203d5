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

import { isPaused } from '../patroni';
import { listWords, timeWords } from '../../kubernetes/words';
import { Rule, when } from './Rule';
import { kubernetes, patroniManual } from './sources';

const pendingRestart: Rule = ({ members }) => {
  const waiting = members.filter(({ member }) => member.pendingRestart);
  return when(waiting.length > 0, () => ({
    id: 'postgresql/pending-restart',
    severity: 'warning',
    title: `${listWords(waiting.map(({ member }) => member.name))} ${
      waiting.length === 1 ? 'has' : 'have'
    } to restart before changed parameters take effect.`,
    detail:
      'The new values are stored, the running servers still use the old ones. The operator restarts them itself in its next pass, unless it could not.',
    advice:
      'If it does not happen within the resync period (30 minutes by default), restart the members with `patronictl restart`, replicas first.',
    source: patroniManual('dynamic_configuration'),
  }));
};

const paused: Rule = situation =>
  when(isPaused(situation), () => ({
    id: 'postgresql/patroni-paused',
    severity: 'warning',
    title: 'Patroni is in maintenance mode ("pause"): no failover happens.',
    detail:
      'When the primary fails, no replica is promoted until somebody resumes Patroni or does it by hand.',
    advice: 'Resume it with `patronictl resume` when the work is done.',
    source: patroniManual('pause'),
  }));

const switchoverPlanned: Rule = ({ records: { failover }, now }) =>
  when((failover?.scheduled ?? 0) > now, () => ({
    id: 'postgresql/switchover-planned',
    severity: 'info',
    title: `A switchover${
      failover?.candidate ? ` to ${failover.candidate}` : ''
    } is planned for ${timeWords(failover?.scheduled ?? 0)}.`,
    detail: 'Writes stop for a few seconds while the primary moves.',
    advice: 'Nothing, or take the plan back with `patronictl flush`.',
    source: patroniManual('patronictl'),
  }));

const onEndpoints: Rule = ({ records }) =>
  when(records.kind === 'Endpoints', () => ({
    id: 'postgresql/records-on-endpoints',
    severity: 'info',
    title: 'Patroni keeps its records on Endpoints.',
    detail:
      'Kubernetes has deprecated Endpoints, and version 2 of the operator keeps the records in ConfigMaps by default.',
    advice:
      'Before the operator\'s administrator sets "kubernetes_use_configmaps", scale the database to one member: two members with different records could both become primary.',
    source: kubernetes(
      'Endpoints are deprecated',
      'concepts/services-networking/service/#endpoints',
    ),
  }));

export const patroniRules: readonly Rule[] = [
  pendingRestart,
  paused,
  switchoverPlanned,
  onEndpoints,
];
