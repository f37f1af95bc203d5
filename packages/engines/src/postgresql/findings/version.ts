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

import { operatorAnnotations } from '../facts/keptAnnotations';
import { isStandby } from '../patroni';
import { Situation } from '../Situation';
import { quote, timeWords } from '../../kubernetes/words';
import { runningVersion, versionBeforeUpgrade } from '../version';
import { at, seconds, text } from '../../json';
import { endOfLife, versioningPolicy } from './endOfLife';
import { Rule, when } from './Rule';
import { issue, manual } from './sources';

const upgradeFailed: Rule = situation => {
  const { object } = situation;
  const failedAt = object.notes?.[operatorAnnotations.upgradeFailed];
  const event = situation.events.find(
    each =>
      each.type === 'Warning' &&
      each.reason === 'Major Version Upgrade' &&
      /^upgrade from .* FAILED/.test(each.message ?? ''),
  );
  const time = seconds(failedAt);
  const before = versionBeforeUpgrade(situation);
  return when(failedAt !== undefined, () => ({
    id: 'postgresql/major-upgrade-failed',
    severity: 'critical',
    title: `The upgrade to version ${object.version} failed${
      time === undefined ? '' : ` at ${timeWords(time)}`
    }; ${before ? `version ${before}` : 'the version before it'} runs.`,
    detail: `${
      event?.message
        ? `The operator's Event: ${quote(event.message)}. `
        : "The operator's Event is no longer kept. "
    }The operator does not try again while the annotation "${
      operatorAnnotations.upgradeFailed
    }" is there, although it says "Running".`,
    advice:
      'Read `last_upgrade.log` in the primary\'s pod and remove the cause. Then set "spec.postgresql.version" back, which takes the annotation away, and ask for the upgrade again.',
    source: manual('administrator', 'upgrade-annotations'),
  }));
};

/** Outside of its maintenance window the operator keeps the old version in the pods, without a word (pkg/cluster/cluster.go, Update). */
const upgradeNotDone: Rule = situation => {
  const { object, statefulSet } = situation;
  const declared = Number(object.version);
  const running = Number(statefulSet?.version);
  return when(running < declared && object.state !== 'Updating', () => ({
    id: 'postgresql/major-upgrade-skipped',
    severity: 'warning',
    title: `The object asks for version ${declared}, the pods run ${running}.`,
    detail: `${whySkipped(
      situation,
    )} The operator skips an upgrade silently and says "Running".`,
    advice:
      'See that all replicas stream with little lag, and wait for the maintenance window. The operator tries again in its next pass.',
    source: issue(3103),
  }));
};

function whySkipped(situation: Situation): string {
  const { object, operator } = situation;
  if (operator.upgradeMode === 'off') {
    return 'The operator\'s option "major_version_upgrade_mode" is "off".';
  }
  if (isStandby(situation)) {
    return 'A standby database is not upgraded in place: it has to be made anew with the new version.';
  }
  const windows = object.windows?.length ? object.windows : operator.windows;
  return windows?.length
    ? `It waits for the maintenance window ${windows.join(', ')} (UTC).`
    : 'Why is only in its log: a replica that does not stream or lags by more than 16 MiB is enough.';
}

const downgradeIgnored: Rule = ({ object, statefulSet, operator }) => {
  const declared = Number(object.version);
  const running = Number(statefulSet?.version);
  const full = operator.upgradeMode === 'full';
  return when(running > declared, () => ({
    id: full
      ? 'postgresql/upgraded-by-operator'
      : 'postgresql/downgrade-ignored',
    severity: full ? 'info' : 'warning',
    title: `The object asks for version ${declared}, the pods run ${running}.`,
    detail: full
      ? 'The operator\'s option "major_version_upgrade_mode" is "full": it upgrades databases below its minimum by itself.'
      : 'PostgreSQL cannot go back to an older major version; the operator ignores the wish silently.',
    advice: `Set "spec.postgresql.version" to "${running}".`,
    source: manual('administrator', 'in-place-major-version-upgrade'),
  }));
};

const daySeconds = 86_400;
const warningDays = 180;

const outOfSupport: Rule = situation => {
  const version = runningVersion(situation);
  const end = text(at(endOfLife, version ?? ''));
  const endsAt = seconds(`${end}T00:00:00Z`);
  const days =
    endsAt === undefined ? Infinity : (endsAt - situation.now) / daySeconds;
  const over = days < 0;
  return when(days < warningDays, () => ({
    id: over
      ? 'postgresql/version-unsupported'
      : 'postgresql/version-ends-soon',
    severity: over ? 'warning' : 'info',
    title: over
      ? `PostgreSQL ${version} has had no fixes since ${end}.`
      : `PostgreSQL ${version} gets fixes until ${end}.`,
    detail:
      'After that day the PostgreSQL project releases no more fixes for it, for holes in security neither.',
    advice: 'Plan the upgrade to a newer major version.',
    source: versioningPolicy,
  }));
};

export const versionRules: readonly Rule[] = [
  upgradeFailed,
  upgradeNotDone,
  downgradeIgnored,
  outOfSupport,
];
