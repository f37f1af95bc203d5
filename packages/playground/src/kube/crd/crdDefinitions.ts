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

import { allVerbs } from '../core/coreKinds';
import { selectorsOf } from '../core/coreFieldSelectors';
import { ResourceColumn, ResourceDefinition } from '../ResourceDefinition';
import { compileSchema } from '../schema/compileSchema';
import { Schema } from '../schema/Schema';
import { ageOf } from '../table/humanDuration';
import { compareVersions } from './compareVersions';
import { compileJsonPath } from '../table/jsonPath';
import { KubeObject } from '../types';
import {
  CustomResourceDefinition,
  CustomResourceVersion,
  PrinterColumn,
} from './CustomResourceDefinition';

const cellTypes: Record<string, ResourceColumn['type']> = {
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
};

/** The cell of a column as the server prints it: ages for dates, nothing where the value is of another type. */
function cellReader(column: PrinterColumn): ResourceColumn['value'] {
  const read = compileJsonPath(column.jsonPath);
  return (object, nowMs) => {
    const values = read(object);
    const [value] = values;
    if (value === undefined || value === null) {
      return undefined;
    }
    switch (column.type) {
      case 'integer':
        return typeof value === 'number' ? Math.trunc(value) : undefined;
      case 'number':
        return typeof value === 'number' ? value : undefined;
      case 'boolean':
        return typeof value === 'boolean' ? value : undefined;
      case 'date':
        return ageOf(value, nowMs);
      default:
        return values
          .map(one => (typeof one === 'string' ? one : JSON.stringify(one)))
          .join(',');
    }
  };
}

function columnsOf(version: CustomResourceVersion): ResourceColumn[] {
  const name: ResourceColumn = {
    name: 'Name',
    type: 'string',
    format: 'name',
    description: 'Name of the object, unique within its namespace.',
    priority: 0,
    value: object => object.metadata.name,
  };
  const declared = version.additionalPrinterColumns ?? [
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
  ];
  return [
    name,
    ...declared.map(
      (column): ResourceColumn => ({
        name: column.name,
        type: cellTypes[column.type] ?? 'string',
        format: column.format,
        description:
          column.description ??
          `Custom resource definition column (in JSONPath format): ${column.jsonPath}`,
        priority: column.priority ?? 0,
        value: cellReader(column),
      }),
    ),
  ];
}

/** Puts the fields that every object has into the schema of a custom resource. */
function withObjectFields(schema: Schema, objectMeta: Schema): Schema {
  return {
    ...schema,
    type: 'object',
    properties: new Map<string, Schema>([
      ...(schema.properties ?? []),
      ['apiVersion', { type: 'string' }],
      ['kind', { type: 'string' }],
      ['metadata', objectMeta],
    ]),
    // metadata is checked by its own rules, whatever the schema says of it.
    required: schema.required?.filter(
      name => !['apiVersion', 'kind', 'metadata'].includes(name),
    ),
  };
}

/** Shows objects under another apiVersion; the same object always gives the same view. */
function inVersion(apiVersion: string): (object: KubeObject) => KubeObject {
  const made = new WeakMap<KubeObject, KubeObject>();
  return object => {
    if (object.apiVersion === apiVersion) {
      return object;
    }
    let view = made.get(object);
    if (!view) {
      view = Object.freeze({ ...object, apiVersion });
      made.set(object, view);
    }
    return view;
  };
}

function dotted(path: string): string {
  return path.replace(/^\./, '');
}

/** The warning about a version that has none of its own: it names the newest served one that is not deprecated. */
function deprecationOf(
  { spec }: CustomResourceDefinition,
  version: string,
): string {
  const [newest] = spec.versions
    .filter(
      one =>
        one.served && !one.deprecated && compareVersions(one.name, version) < 0,
    )
    .map(one => one.name)
    .sort(compareVersions);
  const said = (name: string) => `${spec.group}/${name} ${spec.names.kind}`;
  return newest
    ? `${said(version)} is deprecated; use ${said(newest)}`
    : `${said(version)} is deprecated`;
}

/**
 * The resources that a CustomResourceDefinition defines, one for each served version. Versions differ in their schema;
 * between them nothing but `apiVersion` is converted, as with `conversion.strategy: None`.
 */
export function crdDefinitions(
  crd: CustomResourceDefinition,
  objectMeta: Schema,
): ResourceDefinition[] {
  const { group, names, scope, versions } = crd.spec;
  const storage = versions.find(version => version.storage) ?? versions[0];
  const toStorage = inVersion(`${group}/${storage.name}`);
  return versions
    .filter(version => version.served)
    .map((version): ResourceDefinition => {
      const scale = version.subresources?.scale;
      const apiVersion = `${group}/${version.name}`;
      const source = version.schema?.openAPIV3Schema;
      const schema: Schema = source
        ? compileSchema(source)
        : { type: 'object', preserveUnknownFields: true };
      return {
        id: { group, version: version.name, plural: names.plural },
        kind: names.kind,
        singular: names.singular ?? names.kind.toLowerCase(),
        shortNames: names.shortNames ?? [],
        categories: names.categories ?? [],
        namespaced: scope === 'Namespaced',
        verbs: allVerbs,
        schema: withObjectFields(schema, objectMeta),
        core: false,
        status: version.subresources?.status !== undefined,
        scale: scale && {
          specReplicas: dotted(scale.specReplicasPath),
          statusReplicas: dotted(scale.statusReplicasPath),
          labelSelector:
            scale.labelSelectorPath && dotted(scale.labelSelectorPath),
        },
        generation: true,
        columns: columnsOf(version),
        fieldSelectors: selectorsOf(
          (version.selectableFields ?? []).map(field => field.jsonPath),
        ),
        storageKey: `${group}/${names.plural}`,
        ...(versions.length > 1 && {
          toStorage,
          fromStorage: inVersion(apiVersion),
        }),
        ...(version.deprecated && {
          deprecation:
            version.deprecationWarning ?? deprecationOf(crd, version.name),
        }),
      };
    });
}
