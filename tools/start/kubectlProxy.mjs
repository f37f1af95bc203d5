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

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StepError } from '../steps.mjs';
import { openGuardedProxy } from './guardedProxy.mjs';

const DEADLINE_MS = 20_000;

/**
 * Starts `kubectl proxy` for one context, for reading only, behind a socket that only this user can open, and a guarded door to it.
 *
 * @param {import('./processes.mjs').Processes} processes
 * @param {{ kubeconfig: string, context: string, logFile: string, socketPath: string }} options
 * @returns {Promise<{ url: string, token: string }>} where the portal reads, and what it shows at the door
 */
export async function startKubectlProxy(
  processes,
  { kubeconfig, context, logFile, socketPath },
) {
  const { ended } = processes.start(
    `kubectl proxy for context ${context}`,
    'kubectl',
    [
      'proxy',
      `--kubeconfig=${kubeconfig}`,
      `--context=${context}`,
      `--unix-socket=${socketPath}`,
      '--reject-methods=^(POST|PUT|PATCH|DELETE)$',
    ],
    { logFile },
  );
  let failure;
  ended.then(error => {
    failure = error;
  });
  const deadline = Date.now() + DEADLINE_MS;
  while (!existsSync(socketPath)) {
    if (failure) {
      throw new StepError(
        failure.message,
        `The context "${context}" signs in by a way that kubectl knows (certificate, exec plug-in, OIDC), so kubectl must be installed and \`kubectl --context ${context} get namespaces\` must work.`,
      );
    }
    if (Date.now() > deadline) {
      throw new StepError(
        `kubectl proxy for context ${context} did not start within ${
          DEADLINE_MS / 1000
        } s`,
        `See ${logFile}; try \`kubectl --context ${context} get namespaces\`.`,
      );
    }
    await sleep(50);
  }
  const token = randomBytes(24).toString('hex');
  return { url: await openGuardedProxy({ socketPath, token }), token };
}
