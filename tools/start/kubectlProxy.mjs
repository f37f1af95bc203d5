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
import { StepError } from '../steps.mjs';

/**
 * Starts `kubectl proxy` for one context, on a free loopback port, for reading only.
 *
 * @param {import('./processes.mjs').Processes} processes
 * @param {{ kubeconfig: string, context: string, logFile: string }} options
 * @returns {Promise<string>} the proxy's address
 */
export async function startKubectlProxy(
  processes,
  { kubeconfig, context, logFile },
) {
  let announce;
  const address = new Promise(resolve => {
    announce = resolve;
  });
  const { ended } = processes.start(
    `kubectl proxy for context ${context}`,
    'kubectl',
    [
      'proxy',
      `--kubeconfig=${kubeconfig}`,
      `--context=${context}`,
      '--address=127.0.0.1',
      '--port=0',
      '--reject-methods=^(POST|PUT|PATCH|DELETE)$',
    ],
    {
      logFile,
      onLine: line => {
        const match = /127\.0\.0\.1:(\d+)/.exec(line);
        if (match) {
          announce(`http://127.0.0.1:${match[1]}`);
        }
      },
    },
  );
  const deadline = new Promise((_, reject) => {
    setTimeout(
      () =>
        reject(
          new StepError(
            `kubectl proxy for context ${context} did not start within 20 s`,
            `See ${logFile}; try \`kubectl --context ${context} get namespaces\`.`,
          ),
        ),
      20_000,
    ).unref();
  });
  const failure = ended.then(error => {
    throw new StepError(
      error.message,
      `The context "${context}" signs in by a way that kubectl knows (certificate, exec plug-in, OIDC), so kubectl must be installed and \`kubectl --context ${context} get namespaces\` must work.`,
    );
  });
  return Promise.race([address, failure, deadline]);
}
