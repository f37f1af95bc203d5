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
 * The collections of the kinds that our manifests have.
 *
 * @type {Readonly<Record<string, { path: string, plural: string, namespaced: boolean }>>}
 */
const COLLECTIONS = Object.freeze({
  'v1/Namespace': { path: '/api/v1', plural: 'namespaces', namespaced: false },
  'acid.zalan.do/v1/postgresql': {
    path: '/apis/acid.zalan.do/v1',
    plural: 'postgresqls',
    namespaced: true,
  },
});

/**
 * The path of an object in the API.
 *
 * @param {object} object
 * @param {string} [namespace] - where the object names none
 */
export function pathOf(object, namespace = 'default') {
  const collection = COLLECTIONS[`${object.apiVersion}/${object.kind}`];
  if (!collection) {
    throw new Error(`no collection for ${object.apiVersion} ${object.kind}`);
  }
  const { path, plural, namespaced } = collection;
  const inside = namespaced
    ? `/namespaces/${object.metadata.namespace ?? namespace}`
    : '';
  return `${path}${inside}/${plural}/${object.metadata.name}`;
}

/**
 * Applies objects in their order.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object[]} objects
 * @param {string} [namespace] - where an object names none
 */
export async function applyObjects(client, objects, namespace) {
  for (const object of objects) {
    await client.apply(pathOf(object, namespace), object);
  }
}
