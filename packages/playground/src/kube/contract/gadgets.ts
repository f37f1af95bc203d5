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

/** The resource that the contract brings with it, so that it depends on nobody's CRDs. */
export const gadgetGroup = 'contract.database-platform.example';
export const gadgetPlural = 'gadgets';
export const gadgetCrdName = `${gadgetPlural}.${gadgetGroup}`;

const replicas = { type: 'integer', minimum: 0, maximum: 9, default: 1 };

const spec = {
  type: 'object',
  required: ['size'],
  properties: {
    size: { type: 'string', pattern: '^[0-9]+Gi$' },
    replicas,
    mode: { type: 'string', enum: ['fast', 'safe'], default: 'safe' },
    port: { 'x-kubernetes-int-or-string': true },
    note: { type: 'string', nullable: true, minLength: 2, maxLength: 5 },
    ratio: { type: 'number', minimum: 0, exclusiveMinimum: true },
    free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    options: { type: 'object', additionalProperties: { type: 'string' } },
    tags: {
      type: 'array',
      items: { type: 'string' },
      'x-kubernetes-list-type': 'set',
    },
    parts: {
      type: 'array',
      maxItems: 3,
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          weight: { type: 'integer', default: 7 },
          color: { type: 'string' },
        },
      },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
    },
    steps: { type: 'array', items: { type: 'string' } },
  },
};

const status = {
  type: 'object',
  properties: {
    phase: { type: 'string' },
    replicas: { type: 'integer' },
    conditions: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          type: { type: 'string' },
          status: { type: 'string' },
        },
      },
    },
  },
};

const openAPIV3Schema = {
  type: 'object',
  properties: { spec, status },
};

const additionalPrinterColumns = [
  { name: 'Size', type: 'string', jsonPath: '.spec.size' },
  { name: 'Replicas', type: 'integer', jsonPath: '.spec.replicas' },
  {
    name: 'Ready',
    type: 'string',
    priority: 1,
    jsonPath: '.status.conditions[?(@.type=="Ready")].status',
  },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
];

/** CustomResourceDefinition of gadgets: two served versions, status, scale, columns, and a schema with a bit of everything. */
export const gadgetCrd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: gadgetCrdName },
  spec: {
    group: gadgetGroup,
    scope: 'Namespaced',
    names: {
      plural: gadgetPlural,
      singular: 'gadget',
      kind: 'Gadget',
      shortNames: ['gg'],
      categories: ['all'],
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema },
        subresources: {
          status: {},
          scale: {
            specReplicasPath: '.spec.replicas',
            statusReplicasPath: '.status.replicas',
          },
        },
        additionalPrinterColumns,
      },
      {
        name: 'v1beta1',
        served: true,
        storage: false,
        deprecated: true,
        schema: { openAPIV3Schema },
        subresources: { status: {} },
      },
    ],
  },
};

/** A gadget that is valid; `more` goes into its spec, `metadata` beside its name. */
export function gadget(
  name: string,
  more: Record<string, unknown> = {},
  metadata: Record<string, unknown> = {},
) {
  return {
    apiVersion: `${gadgetGroup}/v1`,
    kind: 'Gadget',
    metadata: { name, ...metadata },
    spec: { size: '1Gi', ...more },
  };
}
