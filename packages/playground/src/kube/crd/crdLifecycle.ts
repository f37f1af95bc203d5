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

import { KubeObject } from '../types';
import { FieldError, fieldErrors } from '../status/FieldError';
import { jsonEqual } from '../json';
import { CustomResourceDefinition } from './CustomResourceDefinition';

/** Fills in what the API server and its naming controller add to a CustomResourceDefinition, in place. */
export function prepareCrd(object: KubeObject, nowMs: number): void {
  const crd = object as CustomResourceDefinition;
  const names = crd.spec?.names;
  if (!names?.kind) {
    return;
  }
  names.singular ??= names.kind.toLowerCase();
  names.listKind ??= `${names.kind}List`;
  crd.spec.conversion ??= { strategy: 'None' };
  const lastTransitionTime = `${new Date(nowMs).toISOString().slice(0, 19)}Z`;
  const condition = (type: string, reason: string, message: string) => ({
    lastTransitionTime,
    message,
    reason,
    status: 'True',
    type,
  });
  crd.status ??= {
    acceptedNames: names,
    conditions: [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition(
        'Established',
        'InitialNamesAccepted',
        'the initial names have been accepted',
      ),
    ],
    storedVersions: (crd.spec.versions ?? [])
      .filter(version => version.storage)
      .map(version => version.name),
  };
}

/** The rules of a CustomResourceDefinition that a user is likely to break. */
export function validateCrd(
  object: KubeObject,
  old: KubeObject | undefined,
): FieldError[] {
  const { metadata } = object;
  const spec = (object.spec ?? {}) as CustomResourceDefinition['spec'];
  const errors: FieldError[] = [];
  if (!spec.group) {
    errors.push(fieldErrors.required('spec.group'));
  }
  if (!spec.names?.plural || !spec.names.kind) {
    errors.push(fieldErrors.required('spec.names.plural'));
  } else if (metadata.name !== `${spec.names.plural}.${spec.group}`) {
    errors.push(
      fieldErrors.invalid(
        'metadata.name',
        metadata.name,
        'must be spec.names.plural+"."+spec.group',
      ),
    );
  }
  if (!['Namespaced', 'Cluster'].includes(spec.scope)) {
    errors.push(
      spec.scope === undefined
        ? fieldErrors.required('spec.scope')
        : fieldErrors.notSupported('spec.scope', spec.scope, [
            'Cluster',
            'Namespaced',
          ]),
    );
  }
  const versions = spec.versions ?? [];
  if (versions.filter(version => version.storage).length !== 1) {
    errors.push(
      fieldErrors.invalid(
        'spec.versions',
        versions.map(version => version.name),
        'must have exactly one version marked as storage version',
      ),
    );
  }
  versions.forEach((version, index) => {
    if (!version.schema?.openAPIV3Schema) {
      errors.push(
        fieldErrors.required(
          `spec.versions[${index}].schema.openAPIV3Schema`,
          'schemas are required',
        ),
      );
    }
  });
  const before = old as CustomResourceDefinition | undefined;
  if (before && !jsonEqual(before.spec.scope, spec.scope)) {
    errors.push(
      fieldErrors.invalid('spec.scope', spec.scope, 'field is immutable'),
    );
  }
  return errors;
}
