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
const { basename } = require('node:path');
const createConfig = require('@backstage/cli/config/eslint-factory');

const scope = '@database-platform/';
const ours = [
  'engines',
  'playground',
  'plugin-databases',
  'plugin-databases-backend',
  'plugin-databases-common',
  'plugin-databases-node',
  'plugin-catalog-backend-module-databases',
  'plugin-kubernetes-backend-module-databases',
  'plugin-scaffolder-backend-module-databases',
];

/** Which of our packages each of our packages may import. Only `app` and `backend` wire everything together. */
const allowed = {
  engines: ['plugin-databases-common'],
  playground: [],
  databases: ['plugin-databases-common'],
  'databases-common': [],
  'databases-node': ['plugin-databases-common'],
  'databases-backend': [
    'engines',
    'plugin-databases-common',
    'plugin-databases-node',
  ],
  'catalog-backend-module-databases': [
    'plugin-databases-common',
    'plugin-databases-node',
  ],
  'kubernetes-backend-module-databases': ['plugin-databases-node'],
};

/**
 * Backstage's ESLint configuration with the import rules of this repository; tests may import the playground besides.
 *
 * @param {string} directory the package's folder
 */
module.exports = directory => {
  const name = basename(directory);
  const permitted = allowed[name];
  if (!permitted) {
    return createConfig(directory);
  }
  return createConfig(directory, {
    restrictedSrcImports: ours
      .filter(
        other =>
          !permitted.includes(other) &&
          // Its own entry points are another rule's business.
          other !== name &&
          other !== `plugin-${name}`,
      )
      .map(other => ({
        name: scope + other,
        message: `${name} may import only: ${
          permitted.join(', ') || 'none of our packages'
        } (tools/lint/importRules.cjs).`,
      })),
  });
};
