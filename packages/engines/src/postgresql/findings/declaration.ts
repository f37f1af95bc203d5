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

import { at, scalar } from '../../json';
import { isStandby } from '../patroni';
import { violatesTeamPrefix } from '../teamPrefix';
import { isSecretive } from '../../secretive';
import { listWords, timeWords } from '../../kubernetes/words';
import { Rule, when } from './Rule';
import { issue, manual, source } from './sources';

const teamPrefix: Rule = situation =>
  when(violatesTeamPrefix(situation), () => ({
    id: 'postgresql/team-prefix-violated',
    severity: 'warning',
    title: `The name "${situation.name}" does not begin with the team "${situation.object.team}" and a hyphen.`,
    detail:
      'The operator\'s option "enable_team_id_clustername_prefix" is on: it refuses such an object as "Invalid" when it starts.',
    advice:
      'A name cannot be changed: make a new database with the right name as a clone of this one, or correct "spec.teamId".',
    source: source('pkg/apis/acid.zalan.do/v1/util.go'),
  }));

/** 63 characters less `-repl`; the operator checks it only together with the prefix rule (pkg/apis/acid.zalan.do/v1/const.go). */
const longestName = 58;
/** What the names of pooler Services, pods' revision labels and CronJobs leave. */
const comfortableName = 52;

const nameTooLong: Rule = ({ name }) =>
  when(name.length > comfortableName, () => ({
    id: 'postgresql/name-too-long',
    severity: name.length > longestName ? 'warning' : 'info',
    title: `The name has ${name.length} characters; ${comfortableName} are safe.`,
    detail:
      name.length > longestName
        ? 'The Services of the database cannot be made, because their names would be longer than Kubernetes allows.'
        : 'A pooler or a logical backup for it may not be made, because their names would be longer than Kubernetes allows.',
    advice: 'Use a shorter name for the next one; a name cannot be changed.',
    source: source('pkg/apis/acid.zalan.do/v1/const.go'),
  }));

const cloneKept: Rule = ({ object }) =>
  when(
    object.clone?.cluster !== undefined && object.state === 'Running',
    () => ({
      id: 'postgresql/clone-section-kept',
      severity: 'info',
      title: `The object still says that it is a clone of "${object.clone?.cluster}".`,
      detail:
        'The section is read only when the database is made. Changing it does nothing, but if the object is made anew, by GitOps for example, it is cloned again.',
      advice: 'Take "spec.clone" away once the data is there.',
      source: issue(2640),
    }),
  );

const oldStatus: Rule = ({ object }) =>
  when(object.oldStatus === true, () => ({
    id: 'postgresql/old-status-format',
    severity: 'info',
    title:
      'The status is a plain word, as operators before version 1.0 wrote it.',
    detail:
      'No newer operator has gone through this object: it may not be looked after at all.',
    advice: 'Check which operator is responsible for this namespace.',
    source: source('pkg/apis/acid.zalan.do/v1/marshal.go'),
  }));

export const deletionPending: Rule = ({ object }) =>
  when(object.gone !== undefined, () => ({
    id: 'postgresql/deletion-pending',
    severity: 'warning',
    title: `Deletion was asked for at ${timeWords(object.gone ?? 0)}.`,
    detail: `By default its volumes and Secrets go as well; base backups in object storage stay, under the uid ${
      object.uid ?? 'of the object'
    }, which is lost with the object.`,
    advice:
      'Deletion cannot be taken back. To have the data again, clone from the archive with this uid.',
    source: issue(2169),
  }));

const parametersNotApplied: Rule = ({ object, records, now }) => {
  const differing = Object.entries(object.parameters ?? {}).flatMap(
    ([name, declared]) => {
      const real = scalar(at(records.config?.parameters, name));
      return real === undefined ||
        sameSetting(real, declared) ||
        isSecretive(name)
        ? []
        : [{ name, real, declared }];
    },
  );
  return when(
    differing.length > 0 &&
      object.state !== 'Updating' &&
      now - (object.at ?? 0) > 600,
    () => ({
      id: 'postgresql/parameters-not-applied',
      severity: 'warning',
      title: `Patroni has other values than the object: ${listWords(
        differing.map(
          ({ name, real, declared }) => `${name} is ${real}, not ${declared}`,
        ),
      )}.`,
      detail:
        'The operator has not been able to hand the values to Patroni, or somebody has changed them there.',
      advice:
        "Look at the operator's log. It sets the declared values again in its next pass.",
      source: manual('reference/cluster_manifest', 'postgres-parameters'),
    }),
  );
};

const booleans: Readonly<Record<string, string>> = {
  on: 'true',
  yes: 'true',
  off: 'false',
  no: 'false',
};

/** PostgreSQL reads `on` and `true` alike. */
function sameSetting(a: string, b: string): boolean {
  const plain = (value: string) => {
    const lower = value.trim().toLowerCase();
    return Object.prototype.hasOwnProperty.call(booleans, lower)
      ? booleans[lower]
      : lower;
  };
  return plain(a) === plain(b);
}

const standbyWithMembers: Rule = situation =>
  when(isStandby(situation) && (situation.object.members ?? 0) > 1, () => ({
    id: 'postgresql/standby-with-replicas',
    severity: 'info',
    title: `The object asks for ${situation.object.members} members of a standby.`,
    detail:
      'The operator supports a standby with one member and says so in its log only.',
    advice: 'Ask for one member until the standby is promoted.',
    source: manual('user', 'setting-up-a-standby-cluster'),
  }));

export const declarationRules: readonly Rule[] = [
  teamPrefix,
  nameTooLong,
  cloneKept,
  oldStatus,
  parametersNotApplied,
  standbyWithMembers,
];
