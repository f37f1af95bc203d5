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
import { join, resolve } from 'node:path';
import { printFailure, step } from '../steps.mjs';
import { root } from '../toolchain.mjs';
import { inspect } from './inspect.mjs';
import { clustersOfKubeconfig } from './kubeconfig.mjs';
import { startKubectlProxy } from './kubectlProxy.mjs';
import { emptyDirectory } from './emptyDirectory.mjs';
import { readOptions, usage } from './options.mjs';
import { startPlayground } from './playground.mjs';
import { writePortalConfig } from './portalConfig.mjs';
import { checkPort, preferPort } from './ports.mjs';
import { Processes } from './processes.mjs';
import { waitFor } from './waitFor.mjs';

const processes = new Processes();

/** Of the playground's Git host, where it is free. */
const GIT_PORT = 3001;

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  await checkPort(options.port, '--port');
  await checkPort(options.backendPort, '--backend-port');
  if (options.gitPort !== undefined) {
    await checkPort(options.gitPort, '--git-port');
  }
  const directory = resolve(root, options.dir);
  await emptyDirectory(directory);

  const access = options.kubeconfig
    ? await step('Reading the kubeconfig', async () => ({
        clusters: await ownClusters(options, directory),
      }))
    : await step('Starting the playground', async () =>
        startPlayground(processes, {
          directory,
          speed: options.speed,
          gitPort: options.gitPort ?? (await preferPort(GIT_PORT)),
        }),
      );
  await step('Starting the portal', () =>
    startPortal(options, directory, access),
  );
  const seen = await step('Reading the Kubernetes clusters', () =>
    inspect(`http://localhost:${options.backendPort}`),
  );
  printAddresses(options, access, seen);

  const failure = await processes.firstEnd();
  throw failure;
}

function ownClusters(options, directory) {
  let sockets = 0;
  const kubeconfig = resolve(
    process.env.INIT_CWD ?? process.cwd(),
    options.kubeconfig,
  );
  return clustersOfKubeconfig({
    file: kubeconfig,
    contexts: options.contexts,
    startProxy: context =>
      startKubectlProxy(processes, {
        kubeconfig,
        context,
        socketPath: join(directory, `kubectl-proxy-${sockets++}.sock`),
        logFile: join(
          directory,
          `kubectl-proxy-${context.replace(/[^\w.-]/g, '_')}.log`,
        ),
      }),
  });
}

async function startPortal(options, directory, access) {
  const configFile = join(directory, 'app-config.yaml');
  await writePortalConfig(configFile, { ...options, ...access });
  const { ended } = processes.start(
    'The portal',
    process.execPath,
    [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
      '--config',
      join(root, 'app-config.yaml'),
      '--config',
      configFile,
    ],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'development', BROWSER: 'none' },
      logFile: join(directory, 'portal.log'),
      echo: options.verbose,
    },
  );
  const answering = { timeoutMs: 180_000, ended };
  await Promise.all([
    waitFor(
      `http://localhost:${options.backendPort}/.backstage/health/v1/readiness`,
      {
        title: 'The API',
        ...answering,
      },
    ),
    waitFor(`http://localhost:${options.port}/`, {
      title: 'The portal',
      ...answering,
    }),
  ]);
  // People can sign in once the catalog has read who they are.
  await waitFor(
    `http://localhost:${options.backendPort}/api/auth/demo/refresh`,
    {
      title: 'The sign-in',
      headers: {
        'x-requested-with': 'XMLHttpRequest',
        'x-demo-user': 'amira.haddad',
      },
      ...answering,
    },
  );
}

function printAddresses(
  options,
  { clusters, git, gitProblem },
  { databases, problems },
) {
  const people = git?.users.map(({ name }) => name) ?? [];
  const kubeconfig = options.kubeconfig ?? `${options.dir}/kubeconfig`;
  process.stdout.write(`
  Portal       http://localhost:${options.port}/databases
  API          http://localhost:${options.backendPort}/api/databases
${
  git
    ? `  Git host     ${git.url}  (sign in as ${people
        .slice(0, -1)
        .join(', ')} or ${people.at(-1)})\n`
    : ''
}  Kubernetes   ${clusters.map(cluster => cluster.name).join(', ')}
  Databases    ${databases}
  kubectl      kubectl --kubeconfig ${kubeconfig} --context ${
    clusters[0].name
  } get pods -A
  Logs         ${options.dir}/portal.log

${gitProblem ? `  No Git host  ${gitProblem}\n` : ''}${problems
    .map(line => `  Not read     ${line}\n`)
    .join('')}
  Stop with Ctrl-C.
`);
}

let ending;
function end(code) {
  ending ??= processes.stop().then(() => process.exit(code));
}
process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));
// The terminal was closed.
process.on('SIGHUP', () => end(0));

main().catch(error => {
  // While ending, everything fails; that is not news.
  if (!ending) {
    printFailure(error);
    end(1);
  }
});
