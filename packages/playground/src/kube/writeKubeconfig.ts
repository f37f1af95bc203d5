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

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stringify } from 'yaml';

/** One context of a kubeconfig: a cluster and who one is in it. */
export interface KubeconfigContext {
  /** Name of the context, the cluster and, with the cluster's name in front, the user. */
  name: string;
  url: string;
  /** PEM in base64. */
  caData: string;
  token: string;
  namespace?: string;
}

/** The text of a kubeconfig with these contexts; the first is the current one. */
export function kubeconfigText(contexts: readonly KubeconfigContext[]): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': contexts[0]?.name ?? '',
    clusters: contexts.map(({ name, url, caData }) => ({
      name,
      cluster: { server: url, 'certificate-authority-data': caData },
    })),
    users: contexts.map(({ name, token }) => ({ name, user: { token } })),
    contexts: contexts.map(({ name, namespace }) => ({
      name,
      context: { cluster: name, user: name, ...(namespace && { namespace }) },
    })),
  });
}

/** Writes a kubeconfig that only its owner can read; a reader never sees half of it. */
export async function writeKubeconfig(
  path: string,
  contexts: readonly KubeconfigContext[],
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, kubeconfigText(contexts), { mode: 0o600 });
  await rename(draft, path);
}
