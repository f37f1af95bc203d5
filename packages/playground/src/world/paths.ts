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

import { dirname, join } from 'path';

const packageRoot = dirname(require.resolve('../../package.json'));

/** Where the playground keeps what is data: custom resource definitions, and the repository with the manifests of the demo world. */
export const playgroundPaths = {
  crds: {
    postgresOperator: join(packageRoot, 'crds', 'zalando-postgres-operator'),
    mysqlOperator: join(packageRoot, 'crds', 'mysql-operator'),
    mongodbOperator: join(
      packageRoot,
      'crds',
      'percona-server-mongodb-operator',
    ),
    certManager: join(packageRoot, 'crds', 'cert-manager'),
    argoCd: join(packageRoot, 'crds', 'argo-cd'),
    flux: join(packageRoot, 'crds', 'flux'),
  },
  repository: join(packageRoot, 'repository'),
};
