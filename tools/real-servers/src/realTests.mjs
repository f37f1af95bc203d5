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

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkout } from './paths.mjs';

const SUFFIX = '.real.test.ts';

/** @type {Readonly<Record<string, string>>} */
const PARTS_OF_PACKAGES = Object.freeze({
  engines: 'definitions',
  playground: 'contract',
});

/**
 * A jest file that needs real servers.
 *
 * @typedef {object} RealTest
 * @property {string} part - contract, watch, definitions, operator or git
 * @property {string} packageFolder
 * @property {string} file - relative to the checkout
 */

/**
 * Numbers of tests.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * Finds every *.real.test.ts of the workspaces. Those of the playground are
 * the part `contract`, those of the engines the part `definitions`, those named
 * *.operator.real.test.ts need the operator, those named *.gitea.real.test.ts
 * a Gitea and nothing else, all others are the part `watch`. What needs both is
 * named *.gitea.operator.real.test.ts.
 *
 * @returns {RealTest[]}
 */
export function findRealTests() {
  return ['packages', 'plugins'].flatMap(group =>
    readdirSync(join(checkout, group)).flatMap(name => {
      const packageFolder = join(checkout, group, name);
      const source = join(packageFolder, 'src');
      if (!existsSync(source)) {
        return [];
      }
      return readdirSync(source, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith(SUFFIX))
        .sort()
        .map(file => ({
          part: partOf(name, file),
          packageFolder,
          file: relative(checkout, join(source, file)),
        }));
    }),
  );
}

/**
 * @param {string} packageName
 * @param {string} file
 */
function partOf(packageName, file) {
  if (file.endsWith(`.operator${SUFFIX}`)) {
    return 'operator';
  }
  if (file.endsWith(`.gitea${SUFFIX}`)) {
    return 'git';
  }
  return PARTS_OF_PACKAGES[packageName] ?? 'watch';
}

/**
 * Runs some of the tests, package by package, one file at a time: they share
 * one cluster.
 *
 * @param {RealTest[]} tests
 * @param {{ env: Record<string, string>, workDir: string }} options - names
 *   the files that describe the servers, and a folder for results
 * @returns {Promise<Counts>}
 */
export async function runRealTests(tests, { env, workDir }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const folders = [...new Set(tests.map(test => test.packageFolder))];
  for (const [index, folder] of folders.entries()) {
    const files = tests
      .filter(test => test.packageFolder === folder)
      .map(test => escape(`${sep}${test.file}`));
    const outputFile = join(
      workDir,
      `jest-${process.hrtime()[1]}-${index}.json`,
    );
    const code = await runJest(folder, files, outputFile, env);
    const result = existsSync(outputFile)
      ? JSON.parse(readFileSync(outputFile, 'utf8'))
      : undefined;
    counts.passed += result?.numPassedTests ?? 0;
    counts.skipped += result?.numPendingTests ?? 0;
    const failed =
      (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
    // Whatever else makes jest fail must not look like success.
    counts.failed += failed === 0 && code !== 0 ? 1 : failed;
  }
  return counts;
}

/**
 * @param {string} cwd - of the package
 * @param {string[]} patterns
 * @param {string} outputFile
 * @param {Record<string, string>} env
 * @returns {Promise<number>} the exit code
 */
function runJest(cwd, patterns, outputFile, env) {
  const cli = join(checkout, 'node_modules/.bin/backstage-cli');
  const child = spawn(
    process.execPath,
    [
      cli,
      'package',
      'test',
      '--watchAll=false',
      '--runInBand',
      '--testPathIgnorePatterns=/node_modules/',
      '--json',
      `--outputFile=${outputFile}`,
      ...patterns,
    ],
    {
      cwd,
      // Results go to the file; what people read comes on the error stream.
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        CI: '1',
        // The Kubernetes plugin loads its client with a dynamic import().
        NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
        ...env,
      },
    },
  );
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      process.off('exit', kill);
      resolve(code ?? 1);
    });
  });
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
