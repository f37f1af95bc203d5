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

import { amountDifferences } from '../../kubernetes/findings/amountDifferences';
import { compareQuantities, parseQuantity } from '../../quantity';
import { isSecretive } from '../../secretive';
import { listWords } from '../../kubernetes/words';
import { groupClaims } from './groupVolumes';
import { Rule, when } from './Rule';
import { issue, modules } from './sources';

/** Whether two amounts are both known and not the same: `1` is `1000m`. */
function differ(
  wanted: string | undefined,
  given: string | undefined,
): boolean {
  const a = parseQuantity(wanted);
  const b = parseQuantity(given);
  return a !== undefined && b !== undefined && compareQuantities(a, b) !== 0;
}

const podSpec: Rule = ({ object, statefulSet }) => {
  const found = statefulSet ? amountDifferences(object, statefulSet) : [];
  return when(found.length > 0, () => ({
    id: 'mysql/resources-ignored',
    severity: 'warning',
    title: `The object and the pods differ: ${listWords(
      found.map(
        ({ field, declared, real }) =>
          `"${field}" asks for ${declared}, the pods have ${real}`,
      ),
    )}.`,
    detail:
      'The operator reads "spec.podSpec" only when the database is made: a later change is accepted and ignored silently.',
    advice:
      'Clone it into a new database with the right amounts, or set the object back so that it says what runs.',
    source: issue(56),
  }));
};

const volumeSize: Rule = situation => {
  const { object } = situation;
  const other = groupClaims(situation).filter(claim =>
    differ(object.size, claim.size),
  );
  return when(other.length > 0, () => ({
    id: 'mysql/volume-change-ignored',
    severity: 'warning',
    title: `The object asks for volumes of ${object.size}; ${listWords(
      other.map(claim => `${claim.name} asks for ${claim.size}`),
    )}.`,
    detail:
      'The operator reads "spec.datadirVolumeClaimTemplate" only when the database is made: a later change is accepted and ignored silently.',
    advice:
      'Clone it into a new database with the right volumes, or set the object back. By hand the claims can be grown and the StatefulSet be deleted with "--cascade=orphan".',
    source: issue(56),
  }));
};

const storageClass: Rule = situation => {
  const { object } = situation;
  const other = groupClaims(situation).filter(
    claim =>
      object.class !== undefined &&
      claim.class !== undefined &&
      claim.class !== object.class,
  );
  return when(other.length > 0, () => ({
    id: 'mysql/storage-class-ignored',
    severity: 'warning',
    title: `The object asks for the storage class ${object.class}; ${listWords(
      other.map(claim => `${claim.name} has ${claim.class}`),
    )}.`,
    detail:
      'Kubernetes cannot change the class of a volume, and the operator ignores the wish silently.',
    advice:
      'Clone it into a new database with the right class, or set the object back.',
    source: issue(56),
  }));
};

const mycnf: Rule = ({ object, mycnf: real }) => {
  const declared = object.mycnf ?? {};
  const given = real ?? {};
  const names = [
    ...new Set([...Object.keys(declared), ...Object.keys(given)]),
  ].filter(
    name =>
      !isSecretive(name) &&
      (Object.hasOwn(declared, name) ? declared[name] : undefined) !==
        (Object.hasOwn(given, name) ? given[name] : undefined),
  );
  const value = (settings: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(settings, name) ? settings[name] : 'not set';
  return when(real !== undefined && names.length > 0, () => ({
    id: 'mysql/mycnf-ignored',
    severity: 'warning',
    title: `The object and the configuration of the pods differ: ${listWords(
      names.map(
        name =>
          `${name} is ${value(given, name)}, the object says ${value(
            declared,
            name,
          )}`,
      ),
    )}.`,
    detail:
      'The operator copies "spec.mycnf" for the pods when the database is made and when its version or image changes: other changes are ignored silently until then.',
    advice:
      'Change it together with the next version, or set the value with "SET PERSIST" and keep the object as the record of it.',
    source: modules.handlers,
  }));
};

const changedTooEarly: Rule = ({ object, statefulSet, now }) =>
  when(
    object.created === undefined &&
      statefulSet !== undefined &&
      object.members !== undefined &&
      statefulSet.members !== undefined &&
      statefulSet.members !== object.members &&
      now - (object.at ?? 0) > 600,
    () => ({
      id: 'mysql/change-before-setup-dropped',
      severity: 'warning',
      title: `The object asks for ${object.members} members, the StatefulSet has ${statefulSet?.members}, and the group was never set up.`,
      detail:
        'The operator drops changes of the object until the group was set up once, and does not make up for them.',
      advice:
        'Ask for the change again once the group is online, or make the object anew.',
      source: modules.handlers,
    }),
  );

/** What the object asks for and the operator ignores in silence. */
export const ignoredRules: readonly Rule[] = [
  podSpec,
  volumeSize,
  storageClass,
  mycnf,
  changedTooEarly,
];
