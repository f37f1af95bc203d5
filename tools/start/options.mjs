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
import { parseArgs } from 'node:util';
import { StepError } from '../steps.mjs';

export const usage = `Usage: npm start -- [options]

  --port PORT           where the portal answers (3000)
  --backend-port PORT   where its API answers (7007)
  --git-port PORT       where the playground's Git host answers (3001, or a free one if that is taken)
  --kubeconfig FILE     show the Kubernetes clusters of this file instead of the playground's
  --context NAME        only this context of the file; may be given several times
  --speed FACTOR        how much faster than life the playground runs (1)
  --dir DIR             where kubeconfig and logs go (.playground)
  --verbose             show what the portal logs
  --help                this text
`;

/**
 * Reads the command line of `npm start`.
 *
 * @param {string[]} argv
 */
export function readOptions(argv) {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        port: { type: 'string', default: '3000' },
        'backend-port': { type: 'string', default: '7007' },
        'git-port': { type: 'string' },
        kubeconfig: { type: 'string' },
        context: { type: 'string', multiple: true, default: [] },
        speed: { type: 'string', default: '1' },
        dir: { type: 'string', default: '.playground' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new StepError(error.message, usage);
  }
  if (values.context.length > 0 && !values.kubeconfig) {
    throw new StepError(
      '--context says which part of a kubeconfig to show, but --kubeconfig is missing',
      'Add --kubeconfig FILE.',
    );
  }
  const speed = Number(values.speed);
  if (!(speed > 0 && speed <= 100)) {
    throw new StepError(
      `--speed ${values.speed}: a number above 0, up to 100, is allowed`,
    );
  }
  return {
    help: values.help,
    verbose: values.verbose,
    kubeconfig: values.kubeconfig,
    contexts: values.context,
    dir: values.dir,
    speed,
    port: readPort('--port', values.port),
    backendPort: readPort('--backend-port', values['backend-port']),
    gitPort:
      values['git-port'] === undefined
        ? undefined
        : readPort('--git-port', values['git-port']),
  };
}

function readPort(option, text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new StepError(
      `${option} ${text}: a number from 1 to 65535 is allowed`,
    );
  }
  return port;
}
