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

import { createHash } from 'node:crypto';
import { isJsonObject, JsonObject } from '../json';
import { CustomResourceDefinition } from '../crd/CustomResourceDefinition';
import { ResourceDefinition } from '../ResourceDefinition';
import { GroupVersion, ResourceRegistry } from '../ResourceRegistry';
import { Schema } from '../schema/Schema';

type CrdSource = (
  group: string,
  plural: string,
) => CustomResourceDefinition | undefined;

const prefix = '#/components/schemas/';

/** Parameters that a client looks for to know what the server can do. */
const writeParameters = ['dryRun', 'fieldManager', 'fieldValidation'].map(
  name => ({
    name,
    in: 'query',
    schema: { type: 'string', uniqueItems: true },
  }),
);

/** Writes a schema of a core type as OpenAPI, adding the types it refers to. */
function toOpenApi(schema: Schema, components: JsonObject): JsonObject {
  if (schema.typeName) {
    const { typeName } = schema;
    if (!components[typeName]) {
      const written: JsonObject = { type: 'object' };
      components[typeName] = written;
      Object.assign(written, structure(schema, components));
    }
    return { $ref: `${prefix}${typeName}` };
  }
  return structure(schema, components);
}

function structure(schema: Schema, components: JsonObject): JsonObject {
  if (schema.intOrString) {
    return { oneOf: [{ type: 'string' }, { type: 'integer' }] };
  }
  const properties =
    schema.properties &&
    Object.fromEntries(
      [...schema.properties].map(([name, property]) => {
        const written = toOpenApi(property, components);
        return [name, written.$ref ? { allOf: [written] } : written];
      }),
    );
  return {
    ...(schema.type && { type: schema.type }),
    ...(schema.format && { format: schema.format }),
    ...(schema.description && { description: schema.description }),
    ...(properties && { properties }),
    ...(typeof schema.additionalProperties === 'object' && {
      additionalProperties: toOpenApi(schema.additionalProperties, components),
    }),
    ...(schema.items && { items: toOpenApi(schema.items, components) }),
    ...(schema.required?.length && { required: schema.required }),
    ...(schema.listType && { 'x-kubernetes-list-type': schema.listType }),
    ...(schema.listMapKeys && {
      'x-kubernetes-list-map-keys': schema.listMapKeys,
    }),
    ...(schema.mapType && { 'x-kubernetes-map-type': schema.mapType }),
    ...(schema.patchStrategy && {
      'x-kubernetes-patch-strategy': schema.patchStrategy.join(','),
    }),
    ...(schema.patchMergeKey && {
      'x-kubernetes-patch-merge-key': schema.patchMergeKey,
    }),
    ...(schema.preserveUnknownFields && {
      'x-kubernetes-preserve-unknown-fields': true,
    }),
  };
}

function reversed(group: string): string {
  return group.split('.').reverse().join('.');
}

/** OpenAPI v3 documents, one for each group and version, made when they are asked for and kept until resources change. */
export class OpenApi {
  readonly #registry: ResourceRegistry;
  readonly #crdOf: CrdSource;
  readonly #made = new Map<string, string>();
  #edition = -1;

  constructor(registry: ResourceRegistry, crdOf: CrdSource) {
    this.#registry = registry;
    this.#crdOf = crdOf;
  }

  /** `GET /openapi/v3` */
  index(): JsonObject {
    const paths = this.#registry.groupVersions().map(version => {
      const path = pathOf(version);
      const hash = createHash('sha256')
        .update(`${this.#registry.edition} ${path}`)
        .digest('hex')
        .toUpperCase();
      return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }];
    });
    return { paths: Object.fromEntries(paths) as JsonObject };
  }

  /** `GET /openapi/v3/PATH` as text; `undefined` for what is not served. */
  document(path: string): string | undefined {
    if (this.#edition !== this.#registry.edition) {
      this.#made.clear();
      this.#edition = this.#registry.edition;
    }
    let text = this.#made.get(path);
    if (!text) {
      const version = this.#registry
        .groupVersions()
        .find(one => pathOf(one) === path);
      if (!version) {
        return undefined;
      }
      text = JSON.stringify(this.#write(version));
      this.#made.set(path, text);
    }
    return text;
  }

  #write(version: GroupVersion): JsonObject {
    const components: JsonObject = {};
    const paths: JsonObject = {};
    for (const definition of version.resources) {
      const name = this.#component(definition, components);
      Object.assign(paths, pathsOf(definition, name));
    }
    return {
      openapi: '3.0.0',
      info: { title: 'Kubernetes', version: 'v1.35.4' },
      paths,
      components: { schemas: components },
    };
  }

  /** Adds the schema of a kind and gives the name it has. */
  #component(definition: ResourceDefinition, components: JsonObject): string {
    const { group, version, plural } = definition.id;
    const kinds = {
      'x-kubernetes-group-version-kind': [
        { group, version, kind: definition.kind },
      ],
    };
    if (definition.schema.typeName) {
      const { typeName } = definition.schema;
      toOpenApi(definition.schema, components);
      components[typeName] = {
        ...(components[typeName] as JsonObject),
        ...kinds,
      };
      return typeName;
    }
    const name = `${reversed(group)}.${version}.${definition.kind}`;
    const source = this.#crdOf(group, plural)?.spec.versions.find(
      one => one.name === version,
    )?.schema?.openAPIV3Schema;
    const schema = source ?? structure(definition.schema, components);
    const metadata = toOpenApi(this.#registry.schemas.objectMeta, components);
    components[name] = {
      ...schema,
      properties: {
        ...(isJsonObject(schema.properties) ? schema.properties : {}),
        apiVersion: { type: 'string' },
        kind: { type: 'string' },
        metadata: { allOf: [metadata] },
      },
      ...kinds,
    };
    return name;
  }
}

function pathOf({ group, version }: GroupVersion): string {
  return group ? `apis/${group}/${version}` : `api/${version}`;
}

function pathsOf(definition: ResourceDefinition, schema: string): JsonObject {
  const { group, version, plural } = definition.id;
  const kind = {
    'x-kubernetes-group-version-kind': {
      group,
      version,
      kind: definition.kind,
    },
  };
  const operation = (
    action: string,
    parameters: readonly JsonObject[] = [],
  ) => ({
    'x-kubernetes-action': action,
    ...kind,
    parameters,
    responses: {
      200: {
        description: 'OK',
        content: {
          'application/json': { schema: { $ref: `${prefix}${schema}` } },
        },
      },
    },
  });
  const base = `/${pathOf({ group, version, resources: [] })}/${
    definition.namespaced ? 'namespaces/{namespace}/' : ''
  }${plural}`;
  return {
    [base]: {
      get: operation('list'),
      post: operation('post', writeParameters),
    },
    [`${base}/{name}`]: {
      get: operation('get'),
      put: operation('put', writeParameters),
      patch: operation('patch', writeParameters),
      delete: operation('delete'),
    },
  };
}
