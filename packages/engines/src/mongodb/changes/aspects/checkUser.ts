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

import { externalDatabase, ManifestUser } from '../../manifest/readUsers';
import { Draft } from '../Draft';
import { isBuiltIn, isMisplaced, isPowerful } from './builtInRoles';
import { isBefore } from './isBefore';

/** The names of the operator's own users, unless its Secret says otherwise (deploy/secrets.yaml). */
const reserved: readonly string[] = [
  'backup',
  'clusterAdmin',
  'clusterMonitor',
  'databaseAdmin',
  'userAdmin',
];

/** Kubernetes' limit of the name of an annotation. */
const longestAnnotation = 63;

/** Refuses what the operator leaves out or fails at. */
export function checkUser(
  draft: Draft,
  user: Omit<ManifestUser, 'index'>,
  field: string,
): void {
  const { name, db, roles, passwordSecretRef } = user;
  if (reserved.includes(name)) {
    draft.refuse(
      'user-reserved',
      `${field}.name`,
      `"${name}" is kept for the operator.`,
      `any name but ${reserved.join(', ')}`,
    );
  }
  if (db === externalDatabase) {
    if (passwordSecretRef !== undefined) {
      draft.refuse(
        'user-external-password',
        `${field}.passwordSecretRef`,
        `${name}:`,
        'no Secret',
      );
    }
  } else {
    checkName(draft, user, `${field}.name`);
  }
  if (roles.length === 0) {
    draft.refuse(
      'user-no-role',
      `${field}.roles`,
      `"${name}" has none.`,
      'a role such as readWrite',
    );
  }
  checkRoles(draft, user, field);
}

/**
 * At the Secret the operator notes which password it has set: before 1.23 as the annotation `percona.com/<database>-<user>-hash`, since then under a hash that
 * any name gives (buildAnnotationKey). A password that it makes itself it keeps under the name of the user, in every version (getCustomUserSecret).
 */
function checkName(
  draft: Draft,
  { name, passwordSecretRef }: Omit<ManifestUser, 'index'>,
  field: string,
): void {
  const annotated = isBefore(draft, '1.23.0');
  if (!annotated && passwordSecretRef !== undefined) {
    return;
  }
  const longest = Math.max(
    0,
    longestAnnotation - `${draft.scene.name}--hash`.length,
  );
  // A key of a Secret may be longer than the input takes.
  const tooLong = annotated && name.length > longest;
  if (!/^[-\w.]+$/.test(name) || tooLong) {
    draft.refuse(
      'user-name',
      field,
      `"${name.slice(0, 80)}".`,
      `letters, digits, "-", "_" and "."${
        annotated ? `; at most ${longest} characters` : ''
      }`,
    );
  }
}

function checkRoles(
  draft: Draft,
  { name, roles }: Omit<ManifestUser, 'index'>,
  field: string,
): void {
  for (const [index, role] of roles.entries()) {
    const at = `${field}.roles.${index}`;
    if (isMisplaced(role)) {
      draft.refuse(
        'user-role-database',
        `${at}.db`,
        `${role.name} in "${role.db}".`,
        'admin',
      );
    } else if (
      !isBuiltIn(role) &&
      !draft.after.roles.includes(`${role.db}.${role.name}`)
    ) {
      draft.warn(
        'user-role-unknown',
        `${name}: ${role.name} in "${role.db}".`,
        `${at}.name`,
      );
    }
    if (isPowerful(role)) {
      draft.warn('user-power', `${name}: ${role.name}.`, `${at}.name`);
    }
  }
}
