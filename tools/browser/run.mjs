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
// The browser tests: the whole portal, started by `npm start`'s own script, used in headless Chromium as a person would.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';
import { withPortal } from './portal.mjs';

const folder = dirname(fileURLToPath(import.meta.url));

if (!findChromium()) {
  process.stdout.write(
    'Skipped: no Chromium on this machine (install it, or name one in the environment variable CHROMIUM).\n',
  );
  process.exit(0);
}

const files = readdirSync(folder)
  .filter(name => name.endsWith('.browser.mjs'))
  .map(name => join(folder, name));
// One portal for all: starting it costs more than any of the tests.
process.exitCode = await withPortal(
  env =>
    new Promise(resolve => {
      const child = spawn(
        process.execPath,
        [
          '--test',
          `--test-concurrency=${files.length}`,
          '--test-reporter=spec',
          ...files,
        ],
        { stdio: 'inherit', env: { ...process.env, ...env } },
      );
      child.on('close', code => resolve(code ?? 1));
    }),
);
