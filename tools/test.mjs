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
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const cli = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
const repoTools = join(
  root,
  'node_modules/@backstage/repo-tools/bin/backstage-repo-tools',
);
const bin = name => join(root, 'node_modules/.bin', name);

/** The public packages, whose API is a committed report. */
const published = [
  'packages/engines',
  'plugins/databases',
  'plugins/databases-common',
  'plugins/databases-node',
  'plugins/databases-backend',
  'plugins/catalog-backend-module-databases',
  'plugins/kubernetes-backend-module-databases',
  'plugins/scaffolder-backend-module-databases',
];

/**
 * Everything `npm test` does, in order; the ones that run longest come last. Those that use one processor run beside each other, in two lanes; the others
 * alone.
 */
const checks = [
  // Not incremental: the order of unions in the API reports depends on it.
  {
    name: 'types',
    lane: 'types',
    command: [bin('tsc'), '--incremental', 'false'],
  },
  {
    name: 'api-reports',
    lane: 'types',
    command: [
      repoTools,
      'api-reports',
      '--ci',
      '-o',
      'ae-wrong-input-file-type,ae-undocumented',
      '--validate-release-tags',
      ...published,
    ],
  },
  {
    name: 'lint',
    lane: 'text',
    command: [cli, 'repo', 'lint', '--max-warnings', '0'],
  },
  { name: 'format', lane: 'text', command: [bin('prettier'), '--check', '.'] },
  {
    name: 'config',
    lane: 'text',
    command: [cli, 'config:check', '--lax', '--strict'],
  },
  {
    name: 'tools',
    lane: 'text',
    command: ['--test', 'tools/**/*.test.mjs'],
  },
  {
    name: 'jest',
    command: [
      cli,
      'repo',
      'test',
      '--testSequencer',
      join(root, 'tools/jest/longestFirst.cjs'),
    ],
    isJest: true,
  },
  { name: 'browser', command: [join(root, 'tools/browser/run.mjs')] },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter(
  name => !checks.some(check => check.name === name),
);
if (unknown.length > 0) {
  process.stderr.write(
    `"${unknown.join(', ')}" is not a part of the tests; there are: ${checks
      .map(check => check.name)
      .join(', ')}\n`,
  );
  process.exit(2);
}

const failed = [];
const run = checks.filter(
  check => wanted.length === 0 || wanted.includes(check.name),
);
const lanes = new Map();
for (const check of run.filter(({ lane }) => lane)) {
  lanes.set(check.lane, [...(lanes.get(check.lane) ?? []), check]);
}
const isBeside = lanes.size > 1;
if (isBeside) {
  const names = Array.from(lanes.values(), lane =>
    lane.map(({ name }) => name).join(', '),
  );
  process.stdout.write(`\nBeside each other: ${names.join(' | ')}\n`);
}
await Promise.all(
  Array.from(lanes.values(), async lane => {
    for (const check of lane) {
      await runCheck(check, isBeside);
    }
  }),
);
for (const check of run.filter(({ lane }) => !lane)) {
  await runCheck(check, false);
}
process.stdout.write(
  failed.length > 0
    ? `\nFailed: ${failed.join(', ')}\n`
    : '\nAll checks passed.\n',
);
process.stdout.write(
  `${run.length - failed.length} passed, ${failed.length} failed\n`,
);
process.exit(failed.length > 0 ? 1 : 0);

/** Runs a check and prints what it prints: as it comes, or all of it at the end where others run beside it. */
async function runCheck(check, isBeside) {
  const start = Date.now();
  const head = `\n== ${check.name}\n`;
  if (!isBeside) {
    process.stdout.write(head);
  }
  const { isGood, output } = await outcomeOf(check, isBeside);
  const seconds = Math.round((Date.now() - start) / 1000);
  process.stdout.write(
    `${isBeside ? head + output : ''}== ${check.name}: ${
      isGood ? 'passed' : 'FAILED'
    } in ${seconds} s\n`,
  );
  if (!isGood) {
    failed.push(check.name);
  }
}

function outcomeOf(check, isKept) {
  const [script, ...args] = check.command;
  const stream = isKept ? 'pipe' : 'inherit';
  return new Promise(resolve => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', stream, stream],
      env: {
        ...process.env,
        ...(check.isJest && {
          // Never watch, whoever runs it.
          CI: 'true',
          // The Kubernetes plugin loads its client with a dynamic import().
          NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
        }),
        ...(isKept && process.stdout.isTTY && { FORCE_COLOR: '1' }),
      },
    });
    const chunks = [];
    child.stdout?.on('data', chunk => chunks.push(chunk));
    child.stderr?.on('data', chunk => chunks.push(chunk));
    const end = isGood =>
      resolve({ isGood, output: Buffer.concat(chunks).toString('utf8') });
    child.on('error', () => end(false));
    child.on('close', code => end(code === 0));
  });
}
