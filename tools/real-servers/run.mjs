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

/**
 * Tests against real servers.
 *
 *   npm run test:real [-- contract|watch|definitions|operator|git ...]
 *
 * A part whose servers cannot be had is skipped with one line; the last line
 * counts.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGo } from './src/build.mjs';
import { startControlServer } from './src/controlServer.mjs';
import { startGitea } from './src/gitea.mjs';
import { onInterrupt } from './src/onInterrupt.mjs';
import { checkOperator } from './src/operatorChecks.mjs';
import { findRealTests, runRealTests } from './src/realTests.mjs';
import { LIMITED_NAMESPACE } from './src/users.mjs';
import { startWorld } from './src/world.mjs';

/** In this order: the operator carries out whatever it finds. */
const PARTS = ['contract', 'watch', 'definitions', 'operator', 'git'];

/** @param {string} line */
const log = line => process.stdout.write(`${line}\n`);

process.exitCode = await main(process.argv.slice(2));

/**
 * @param {string[]} args - names of parts; none means all
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  const unknown = args.find(arg => !PARTS.includes(arg));
  if (unknown) {
    log(`There is no part ${unknown}. Parts: ${PARTS.join(', ')}`);
    return 2;
  }
  const tests = findRealTests();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const missing = findGo()
    ? undefined
    : 'Go is not installed, the servers are built with it (https://go.dev/dl)';
  const parts = PARTS.filter(part => {
    if (args.length > 0 && !args.includes(part)) {
      return false;
    }
    const empty = part !== 'operator' && !tests.some(hasPart(part));
    const reason = missing ?? (empty && 'no test of this part is here');
    if (reason) {
      log(`skipped ${part}: ${reason}`);
      counts.skipped += 1;
    }
    return !reason;
  });
  if (parts.length > 0) {
    await runParts(parts, tests, counts);
  }
  log(
    `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  );
  return counts.failed > 0 ? 1 : 0;
}

/**
 * @param {string[]} parts
 * @param {import('./src/realTests.mjs').RealTest[]} tests
 * @param {import('./src/realTests.mjs').Counts} counts - added to
 */
async function runParts(parts, tests, counts) {
  /** @type {string[]} */
  const details = [];
  /** @type {import('./src/world.mjs').World | undefined} */
  let world;
  /** @type {{ url: string, stop: () => Promise<void> } | undefined} */
  let control;
  /** @type {import('./src/postgresOperator.mjs').RunningOperator | undefined} */
  let operator;
  /** @type {import('./src/gitea.mjs').RunningGitea | undefined} */
  let gitea;
  const workDir = mkdtempSync(join(tmpdir(), 'database-platform-tests-'));
  const stop = async () => {
    const keepLogs = counts.failed > 0;
    await gitea?.stop();
    await control?.stop();
    await world?.stop({ keepLogs });
    if (!keepLogs) {
      rmSync(workDir, { recursive: true, force: true });
      return;
    }
    const folders = [...(world ? [world.workDir] : []), workDir];
    log(`the logs are kept in ${folders.map(f => join(f, 'logs')).join(', ')}`);
  };
  onInterrupt(stop);
  /** @param {import('./src/realTests.mjs').Counts} more */
  const add = more => {
    counts.passed += more.passed;
    counts.failed += more.failed;
    counts.skipped += more.skipped;
  };
  try {
    for (const part of parts) {
      log(`--- ${part}`);
      const own = tests.filter(hasPart(part));
      /** @type {Record<string, string>} */
      const env = {};
      if (part !== 'git') {
        world ??= await startWorld({ log, detail: line => details.push(line) });
        control ??= await startControlServer(world);
      }
      if (part === 'operator') {
        const { kubernetes } = world;
        operator = await world.startOperator();
        const checks = await checkOperator({
          client: kubernetes.client,
          postgresql: operator.postgresql,
          log,
        });
        if (checks.failed > 0) {
          log(kubernetes.processes.tail('postgres-operator'));
          details.slice(-10).forEach(log);
        }
        add(checks);
      }
      if (world && control) {
        env.DATABASE_PLATFORM_REAL_KUBERNETES = writeTarget(
          world,
          control.url,
          part,
          operator,
        );
      }
      if (part === 'git' || own.some(({ file }) => file.includes('.gitea.'))) {
        gitea ??= await startGitea({ workDir, log });
        env.DATABASE_PLATFORM_REAL_GITEA = gitea.targetFile;
      }
      add(await runRealTests(own, { env, workDir }));
    }
  } catch (error) {
    log(error.message);
    log(world?.kubernetes.processes.tails() ?? '');
    log(gitea?.processes.tails() ?? '');
    counts.failed += 1;
  } finally {
    await stop();
  }
}

/** @param {string} part */
function hasPart(part) {
  return test => test.part === part;
}

/**
 * Describes the cluster to the jest tests.
 *
 * @param {import('./src/world.mjs').World} world
 * @param {string} controlUrl
 * @param {string} part
 * @param {import('./src/postgresOperator.mjs').RunningOperator} [operator]
 * @returns {string} path of the file
 */
function writeTarget(world, controlUrl, part, operator) {
  const { kubernetes, users, workDir } = world;
  const target = {
    url: kubernetes.url,
    ca: readFileSync(kubernetes.caFile, 'utf8'),
    caFile: kubernetes.caFile,
    kubeconfig: kubernetes.kubeconfig,
    adminToken: users.admin.token,
    readerToken: users.reader.token,
    limitedToken: users.limited.token,
    limitedUser: users.limited.name,
    limitedNamespace: LIMITED_NAMESPACE,
    etcdUrl: kubernetes.etcdUrl,
    controlUrl,
    postgresql: operator?.postgresql,
  };
  const file = join(workDir, `target-${part}.json`);
  writeFileSync(file, JSON.stringify(target, undefined, 2), { mode: 0o600 });
  return file;
}
