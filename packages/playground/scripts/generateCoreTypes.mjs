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

/**
 * Writes src/kube/core/coreTypes.json: the fields of the core kinds that the playground serves, without descriptions.
 *
 * The facts come from the OpenAPI v3 documents that every kube-apiserver publishes, and the numbers of the fields from
 * the protobuf definitions beside the Go types. Run it as `node scripts/generateCoreTypes.mjs OPENAPI API MACHINERY`:
 * the folder `api/openapi-spec/v3` of Kubernetes, and the folders of the modules k8s.io/api and k8s.io/apimachinery.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const documents = {
  api__v1: [
    'Namespace',
    'Node',
    'Pod',
    'Service',
    'Endpoints',
    'ConfigMap',
    'Secret',
    'PersistentVolumeClaim',
    'PersistentVolume',
    'Event',
    'ServiceAccount',
    'ResourceQuota',
    'LimitRange',
    'Binding',
    'DeleteOptions',
  ],
  apis__apps__v1: ['StatefulSet', 'Deployment', 'ReplicaSet', 'DaemonSet'],
  apis__policy__v1: ['PodDisruptionBudget', 'Eviction'],
  apis__batch__v1: ['Job', 'CronJob'],
  'apis__storage.k8s.io__v1': ['StorageClass'],
  'apis__coordination.k8s.io__v1': ['Lease'],
  'apis__discovery.k8s.io__v1': ['EndpointSlice'],
  'apis__events.k8s.io__v1': ['Event'],
  'apis__networking.k8s.io__v1': ['Ingress', 'NetworkPolicy'],
  'apis__rbac.authorization.k8s.io__v1': [
    'Role',
    'RoleBinding',
    'ClusterRole',
    'ClusterRoleBinding',
  ],
  'apis__authorization.k8s.io__v1': [
    'SelfSubjectAccessReview',
    'SelfSubjectRulesReview',
  ],
  'apis__authentication.k8s.io__v1': ['SelfSubjectReview'],
  apis__autoscaling__v1: ['Scale'],
};

/** Definitions that are written as one word, whatever they hold. */
const words = {
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'microTime',
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'any',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'any',
};

function refOf(property) {
  const ref = property.$ref ?? property.allOf?.[0]?.$ref;
  return ref?.slice('#/components/schemas/'.length);
}

/** The word for a property's type; `visit` is told of every definition it refers to. */
function typeWord(property, visit) {
  const ref = refOf(property);
  if (ref) {
    if (words[ref]) {
      return words[ref];
    }
    visit(ref);
    return `@${ref}`;
  }
  switch (property.type) {
    case 'array':
      return `[]${typeWord(property.items, visit)}`;
    case 'object':
      return property.additionalProperties
        ? `{}${typeWord(property.additionalProperties, visit)}`
        : 'any';
    case 'string':
      return property.format === 'byte' ? 'bytes' : 'string';
    case 'integer':
      return property.format ?? 'integer';
    case 'number':
    case 'boolean':
      return property.type;
    default:
      return 'any';
  }
}

/** `TYPE`, then what is said about it: `#4` its number in protobuf, `!` required, `list=map:a,b`, `map=atomic`, `patch=merge,retainKeys:key`. */
function propertyWords(property, required, visit) {
  const said = [typeWord(property, visit)];
  if (required) {
    said.push('!');
  }
  if (property['x-kubernetes-list-type']) {
    const keys = property['x-kubernetes-list-map-keys'];
    said.push(
      `list=${property['x-kubernetes-list-type']}${
        keys ? `:${keys.join(',')}` : ''
      }`,
    );
  }
  if (property['x-kubernetes-map-type']) {
    said.push(`map=${property['x-kubernetes-map-type']}`);
  }
  if (property['x-kubernetes-patch-strategy']) {
    const key = property['x-kubernetes-patch-merge-key'];
    said.push(
      `patch=${property['x-kubernetes-patch-strategy']}${key ? `:${key}` : ''}`,
    );
  }
  return said.join(' ');
}

const [, , folder, apiModule, machineryModule] = process.argv;

/** Numbers and types of the fields of every message in a package, by message and field. */
function protoNumbers(file) {
  const messages = {};
  if (!existsSync(file)) {
    return messages;
  }
  let current;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const message = /^message (\w+) \{/.exec(line);
    const field =
      /^ {2}(?:optional |repeated )?(map<[^>]+>|[\w.]+) (\w+) = (\d+);/.exec(
        line,
      );
    if (message) {
      current = {};
      messages[message[1]] = current;
    } else if (field && current) {
      current[field[2]] = { type: field[1], number: Number(field[3]) };
    }
  }
  return messages;
}

const protoFiles = {};

/**
 * Number of a field of a type, by the type's name in OpenAPI. Go embeds some structs whose fields JSON shows as the
 * outer one's own, while protobuf has a message for them: `2.3` is field 3 of the message in field 2.
 */
function numberOf(typeName, field, properties) {
  const parts = typeName.split('.');
  const file = typeName.startsWith('io.k8s.apimachinery.')
    ? join(machineryModule, 'pkg/apis/meta/v1/generated.proto')
    : join(apiModule, parts[3], parts[4], 'generated.proto');
  protoFiles[file] ??= protoNumbers(file);
  const messages = protoFiles[file];
  const message = messages[parts[parts.length - 1]] ?? {};
  if (message[field]) {
    return String(message[field].number);
  }
  const embedded = Object.entries(message).find(
    ([name, { type }]) => !properties[name] && messages[type]?.[field],
  );
  return (
    embedded &&
    `${embedded[1].number}.${messages[embedded[1].type][field].number}`
  );
}

const types = {};
for (const [document, kinds] of Object.entries(documents)) {
  const { schemas } = JSON.parse(
    readFileSync(join(folder, `${document}_openapi.json`), 'utf8'),
  ).components;
  const pending = Object.keys(schemas).filter(name =>
    schemas[name]['x-kubernetes-group-version-kind']?.some(
      () =>
        kinds.includes(name.split('.').pop()) &&
        (!name.includes('meta.v1') || name.endsWith('.DeleteOptions')),
    ),
  );
  while (pending.length > 0) {
    const name = pending.pop();
    if (types[name]) {
      continue;
    }
    const schema = schemas[name];
    const fields = {};
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      fields[field] = propertyWords(
        property,
        schema.required?.includes(field) && !('default' in property),
        ref => pending.push(ref),
      );
      const number = numberOf(name, field, schema.properties);
      if (number) {
        fields[field] += ` #${number}`;
      }
    }
    if (schema['x-kubernetes-map-type']) {
      fields['*'] = `map=${schema['x-kubernetes-map-type']}`;
    }
    types[name] = fields;
  }
}
// One definition a line keeps the file reviewable.
const lines = Object.keys(types)
  .sort()
  .map(name => `  ${JSON.stringify(name)}: ${JSON.stringify(types[name])}`);
writeFileSync(
  new URL('../src/kube/core/coreTypes.json', import.meta.url),
  `{\n${lines.join(',\n')}\n}\n`,
);
