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
import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';

/**
 * Writes the configuration that one start adds to app-config.yaml: addresses, the Kubernetes clusters with their credentials, and the Git host of the
 * playground with the repository that its databases are declared in.
 *
 * @param {string} file in an ignored folder, readable by its owner only
 * @param {{ port: number, backendPort: number, clusters: object[], git?: { url: string, host: string, token: string, repository: string } }} options
 *   `git` is absent where the Kubernetes clusters are the user's own
 */
export async function writePortalConfig(
  file,
  { port, backendPort, clusters, git },
) {
  const portal = `http://localhost:${port}`;
  const api = `http://localhost:${backendPort}`;
  const config = {
    app: { baseUrl: portal },
    backend: {
      baseUrl: api,
      listen: { port: backendPort },
      cors: { origin: portal },
      ...(git && { reading: { allow: [{ host: git.host }] } }),
    },
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters }],
    },
    ...(git && gitConfig(git)),
  };
  await writeFile(file, stringify(config), { mode: 0o600 });
}

function gitConfig({ url, host, token, repository }) {
  return {
    integrations: {
      // Without a user name, the password is sent as a token.
      gitea: [{ host, baseUrl: url, password: token }],
    },
    databases: {
      gitops: {
        repositories: [
          {
            kubernetesClusters: ['staging'],
            namespaces: ['payments'],
            url: repository,
            path: 'clusters/staging/payments/values.yaml',
            helmValues: 'databases.{name}.spec',
          },
          {
            url: repository,
            path: 'clusters/{kubernetesCluster}/{namespace}',
          },
        ],
      },
    },
  };
}
