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
  PlanError,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import { PlanSubject } from './PlanSubjects';

/** What Kubernetes allows as the name of most objects; engines know more about their own. */
const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * What is wrong with the names of a new database: someone may still be typing them.
 */
export function checkName(
  { target }: PlanRequest,
  { operation, isTaken, engine }: PlanSubject,
): PlanError[] {
  if (operation.kind !== 'create') {
    return [];
  }
  const errors: PlanError[] = [];
  if (!NAME.test(target.name)) {
    errors.push({
      field: 'target.name',
      rule: 'request/name',
      message: notValid(target.name, 'name'),
      allowed:
        'lower-case letters, digits, hyphens and dots, with a letter or digit at both ends',
    });
  }
  if (!NAMESPACE.test(target.namespace)) {
    errors.push({
      field: 'target.namespace',
      rule: 'request/namespace',
      message: notValid(target.namespace, 'namespace'),
      allowed:
        '1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends',
    });
  }
  if (isTaken) {
    errors.push({
      field: 'target.name',
      rule: 'request/name-taken',
      message: `There is a ${engine.title} database ${target.name} in the namespace ${target.namespace} of the Kubernetes cluster ${target.kubernetesCluster} already`,
      allowed: 'another name',
    });
  }
  return errors;
}

function notValid(text: string, what: string): string {
  return text === ''
    ? 'It is missing'
    : `"${text.slice(0, 100)}" is no ${what} in Kubernetes`;
}
