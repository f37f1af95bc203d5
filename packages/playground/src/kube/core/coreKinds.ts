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

import { prepareCrd, validateCrd } from '../crd/crdLifecycle';
import { ResourceDefinition, ScalePaths } from '../ResourceDefinition';
import { Schema } from '../schema/Schema';
import { KubeObject } from '../types';
import { ageColumn, nameColumn } from './columns';
import { coreColumns } from './coreColumns';
import { coreDefaults } from './coreDefaults';
import { CoreKind, coreKindTable } from './coreKindTable';
import { coreFieldSelectors } from './coreFieldSelectors';
import { CoreSchemas } from './coreSchemas';
import { coreValidation } from './coreValidation';
import { eventFromStorage, eventToStorage } from './eventViews';

/** Every verb that an ordinary resource has. */
export const allVerbs = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
] as const;

const replicas: ScalePaths = {
  specReplicas: 'spec.replicas',
  statusReplicas: 'status.replicas',
};

function definitionOf(
  entry: CoreKind,
  schemas: CoreSchemas,
): ResourceDefinition {
  const { group = '', kind, plural } = entry;
  const types = entry.types ?? (group || 'core');
  const isEventView = group === 'events.k8s.io';
  return {
    id: { group, version: 'v1', plural },
    kind,
    singular: kind.toLowerCase(),
    shortNames: entry.short ?? [],
    categories: entry.inAll ? ['all'] : [],
    namespaced: !entry.clusterScoped,
    verbs:
      plural === 'namespaces'
        ? allVerbs.filter(verb => verb !== 'deletecollection')
        : allVerbs,
    schema: schemas.get(`io.k8s.api.${types}.v1.${kind}`),
    core: true,
    status: entry.status ?? false,
    scale: entry.scale ? replicas : undefined,
    generation: entry.generation ?? false,
    columns: isEventView
      ? viewed(coreColumns.Event)
      : coreColumns[kind] ?? [nameColumn, ageColumn],
    fieldSelectors: coreFieldSelectors(isEventView ? '' : kind),
    storageKey: kind === 'Event' ? 'events' : `${group}/${plural}`,
    fromStorage: isEventView ? eventFromStorage : undefined,
    toStorage: isEventView ? eventToStorage : undefined,
    prepare: coreDefaults[kind],
    validate: coreValidation[kind],
  };
}

/** Columns that are written for stored Events, for the other view of them. */
function viewed(
  columns: ResourceDefinition['columns'],
): ResourceDefinition['columns'] {
  return columns.map(column => ({
    ...column,
    value: (object: KubeObject, nowMs: number) =>
      column.value(eventToStorage(object), nowMs),
  }));
}

/** The resource in which CustomResourceDefinitions themselves are kept. */
export const crdResourceId = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  plural: 'customresourcedefinitions',
} as const;

function crdDefinition(schemas: CoreSchemas): ResourceDefinition {
  const anything: Schema = { type: 'object', preserveUnknownFields: true };
  return {
    id: crdResourceId,
    kind: 'CustomResourceDefinition',
    singular: 'customresourcedefinition',
    shortNames: ['crd', 'crds'],
    categories: ['api-extensions'],
    namespaced: false,
    verbs: allVerbs,
    schema: {
      type: 'object',
      properties: new Map<string, Schema>([
        ['apiVersion', { type: 'string' }],
        ['kind', { type: 'string' }],
        ['metadata', schemas.objectMeta],
        ['spec', anything],
        ['status', anything],
      ]),
      required: ['spec'],
    },
    core: true,
    status: true,
    generation: true,
    columns: coreColumns.CustomResourceDefinition,
    fieldSelectors: coreFieldSelectors(''),
    storageKey: 'apiextensions.k8s.io/customresourcedefinitions',
    prepare: (object, _old, { nowMs }) => prepareCrd(object, nowMs),
    validate: validateCrd,
  };
}

/** Definitions of all core kinds that the playground serves. */
export function coreDefinitions(schemas: CoreSchemas): ResourceDefinition[] {
  return [
    ...coreKindTable.map(entry => definitionOf(entry, schemas)),
    crdDefinition(schemas),
  ];
}
