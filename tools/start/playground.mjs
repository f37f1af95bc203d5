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
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepError } from '../steps.mjs';
import { root } from '../toolchain.mjs';

/**
 * Starts the playground and waits until it says where its Kubernetes clusters are.
 *
 * @param {import('./processes.mjs').Processes} processes
 * @param {{ directory: string, speed: number }} options
 * @returns {Promise<object[]>} clusters for the portal's Kubernetes plugin
 */
export async function startPlayground(
  processes,
  { directory, speed, gitPort },
) {
  const { ended } = processes.start(
    'The playground',
    process.execPath,
    [
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'packages/playground/src/main.ts'),
      '--dir',
      directory,
      '--speed',
      String(speed),
      '--git-port',
      String(gitPort),
    ],
    { cwd: root, env: process.env, logFile: join(directory, 'playground.log') },
  );
  let failure;
  ended.then(error => {
    failure = error;
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (failure) {
      throw failure;
    }
    const access = await readAccess(join(directory, 'portal.json'));
    if (access) {
      return access;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  throw new StepError(
    'The playground did not start within 60 s',
    `See ${join(directory, 'playground.log')}.`,
  );
}

/** The playground writes the file once, when everything answers. */
async function readAccess(file) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  const { clusters, git, gitProblem } = JSON.parse(text);
  return {
    git,
    gitProblem,
    clusters: clusters.map(({ name, url, caData, token }) => ({
      name,
      url,
      caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: token,
      skipMetricsLookup: true,
    })),
  };
}
