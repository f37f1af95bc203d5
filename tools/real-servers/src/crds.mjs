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

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { checkout } from './paths.mjs';
import { waitFor } from './waitFor.mjs';

const PATH = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/**
 * Folders whose definitions have the same names as those of another folder:
 * a cluster can hold only one of each.
 */
const SECOND_OF_ITS_NAME = ['freshworks-redis', 'strimzi-0.51.0'];

/** What the portal reads besides the operators' objects. */
const ALSO_READ = ['cert-manager'];

const PLAYGROUND = join(checkout, 'packages/playground/crds');

/**
 * The definitions to install: those beside the checkout, or else those that
 * the playground brings.
 *
 * @param {string | undefined} shared - the folder beside the checkout
 * @returns {object[]} CustomResourceDefinition objects
 */
export function findCrds(shared) {
  const base = shared ? join(shared, 'crds') : PLAYGROUND;
  const names = readdirSync(base).filter(
    name => !SECOND_OF_ITS_NAME.includes(name),
  );
  const also = ALSO_READ.filter(name => !names.includes(name));
  return [
    ...names.map(name => join(base, name)),
    ...also.map(name => join(PLAYGROUND, name)),
  ]
    .filter(folder => statSync(folder).isDirectory())
    .flatMap(folder =>
      readdirSync(folder)
        .filter(file => /\.ya?ml$/.test(file))
        .sort()
        .flatMap(file => documents(join(folder, file))),
    )
    .filter(object => object?.kind === 'CustomResourceDefinition');
}

/**
 * All objects of a YAML file.
 *
 * @param {string} file
 * @returns {object[]}
 */
export function documents(file) {
  return parseAllDocuments(readFileSync(file, 'utf8')).map(document => {
    const [error] = document.errors;
    if (error) {
      throw new Error(`${file}: ${error.message}`);
    }
    return document.toJS();
  });
}

/**
 * Installs definitions and waits until their objects can be read.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object[]} crds
 */
export async function applyCrds(client, crds) {
  for (const crd of crds) {
    await client.apply(`${PATH}/${crd.metadata.name}`, crd);
  }
  await waitUntilServed(client, crds);
}

/**
 * Waits until the objects of all definitions can be listed: "Established" comes
 * earlier, and until then the API server answers 404 or 429.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object[]} crds
 */
export async function waitUntilServed(client, crds) {
  for (const { spec, metadata } of crds) {
    const { name: version } = spec.versions.find(each => each.storage);
    const path = `/apis/${spec.group}/${version}/${spec.names.plural}?limit=1`;
    await waitFor(`${metadata.name} to be served`, () => client.get(path));
  }
}
