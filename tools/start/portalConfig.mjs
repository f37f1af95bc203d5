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
 * Writes the configuration that one start adds to app-config.yaml: addresses, and the Kubernetes clusters with their credentials.
 *
 * @param {string} file in an ignored folder, readable by its owner only
 * @param {{ port: number, backendPort: number, clusters: object[] }} options
 */
export async function writePortalConfig(file, { port, backendPort, clusters }) {
  const portal = `http://localhost:${port}`;
  const api = `http://localhost:${backendPort}`;
  const config = {
    app: { baseUrl: portal },
    backend: {
      baseUrl: api,
      listen: { port: backendPort },
      cors: { origin: portal },
    },
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters }],
    },
  };
  await writeFile(file, stringify(config), { mode: 0o600 });
}
