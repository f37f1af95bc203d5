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

// The door to every command of the project: `npm start`, `npm test`, `npm run test:real`, `npm run bench`.
// It needs nothing but Node 20 and npm, brings the rest, and hands over.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { printFailure } from './steps.mjs';
import { prepare, root } from './toolchain.mjs';

const commands = {
  start: 'tools/start/start.mjs',
  test: 'tools/test.mjs',
  'test:real': 'tools/real-servers/run.mjs',
  bench: 'bench/run.mjs',
};

const [name, ...args] = process.argv.slice(2);
const script = commands[name];
if (!script) {
  process.stderr.write(
    `"${name}" is not a command; there are: ${Object.keys(commands).join(
      ', ',
    )}\n`,
  );
  process.exit(2);
}

try {
  const { node, env } = await prepare();
  const child = spawn(node, [join(root, script), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the child by itself; this process only waits for it to tidy up.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code, signal) => process.exit(signal ? 1 : code ?? 1));
} catch (error) {
  printFailure(error);
  process.exit(1);
}
