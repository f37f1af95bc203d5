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

import { ResourceDefinition } from '../ResourceDefinition';
import { FieldError, fieldErrors } from '../status/FieldError';
import { ObjectMeta } from '../types';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const labelValue = '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?';
const qualifiedName = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

const subdomainPattern = whole(subdomain);
const labelPattern = whole(label);
const label1035Pattern = whole(label1035);
const labelValuePattern = whole(labelValue);
const qualifiedNamePattern = whole(qualifiedName);

function tooLong(max: number): string {
  return `must be no more than ${max} characters`;
}

/** What is wrong with a name, in the words of the API server; nothing if it is right. */
function nameProblems(definition: ResourceDefinition, name: string): string[] {
  const { group, plural } = definition.id;
  // The API server checks the names of these two only as part of a path.
  if (
    group === 'rbac.authorization.k8s.io' ||
    (group === 'policy' && plural === 'poddisruptionbudgets')
  ) {
    return /[/%]/.test(name) || name === '.' || name === '..'
      ? ["may not contain '/' or '%'"]
      : [];
  }
  if (group === '' && plural === 'services') {
    const problems = name.length > 63 ? [tooLong(63)] : [];
    return label1035Pattern.test(name)
      ? problems
      : [
          ...problems,
          `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${label1035}')`,
        ];
  }
  if (group === '' && plural === 'namespaces') {
    const problems = name.length > 63 ? [tooLong(63)] : [];
    return labelPattern.test(name)
      ? problems
      : [
          ...problems,
          `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`,
        ];
  }
  const problems = name.length > 253 ? [tooLong(253)] : [];
  return subdomainPattern.test(name)
    ? problems
    : [
        ...problems,
        `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomain}')`,
      ];
}

function qualifiedNameProblems(name: string): string[] {
  const [last, prefix] = name.split('/').reverse();
  const problems: string[] = [];
  if (prefix !== undefined && !subdomainPattern.test(prefix)) {
    problems.push(
      `prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomain}')`,
    );
  }
  if (last.length > 63) {
    problems.push(`name part ${tooLong(63)}`);
  }
  if (!qualifiedNamePattern.test(last)) {
    problems.push(
      `name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${qualifiedName}')`,
    );
  }
  return problems;
}

function validateLabels(labels: Record<string, string>): FieldError[] {
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(labels)) {
    for (const problem of qualifiedNameProblems(key)) {
      errors.push(fieldErrors.invalid('metadata.labels', key, problem));
    }
    if (value.length > 63) {
      errors.push(fieldErrors.invalid('metadata.labels', value, tooLong(63)));
    }
    if (!labelValuePattern.test(value)) {
      errors.push(
        fieldErrors.invalid(
          'metadata.labels',
          value,
          `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '${labelValue}')`,
        ),
      );
    }
  }
  return errors;
}

/** Checks `metadata` by the rules that all kinds share. */
export function validateMeta(
  definition: ResourceDefinition,
  metadata: ObjectMeta,
): FieldError[] {
  const errors: FieldError[] = [];
  if (!metadata.name) {
    errors.push(
      fieldErrors.required('metadata.name', 'name or generateName is required'),
    );
  } else {
    for (const problem of nameProblems(definition, metadata.name)) {
      errors.push(fieldErrors.invalid('metadata.name', metadata.name, problem));
    }
  }
  errors.push(...validateLabels(metadata.labels ?? {}));
  for (const key of Object.keys(metadata.annotations ?? {})) {
    for (const problem of qualifiedNameProblems(key.toLowerCase())) {
      errors.push(fieldErrors.invalid('metadata.annotations', key, problem));
    }
  }
  const owners = metadata.ownerReferences ?? [];
  owners.forEach((owner, index) => {
    const path = `metadata.ownerReferences[${index}]`;
    for (const field of ['apiVersion', 'kind', 'name', 'uid'] as const) {
      if (!owner[field]) {
        errors.push(
          fieldErrors.invalid(
            `${path}.${field}`,
            owner[field] ?? '',
            `${field === 'apiVersion' ? 'version' : field} must not be empty`,
          ),
        );
      }
    }
  });
  if (owners.filter(owner => owner.controller).length > 1) {
    errors.push(
      fieldErrors.invalid(
        'metadata.ownerReferences',
        owners,
        'Only one reference can have Controller set to true',
      ),
    );
  }
  return errors;
}
