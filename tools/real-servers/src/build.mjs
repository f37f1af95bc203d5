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

import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toolFolder } from './paths.mjs';
import { programs } from './programs.mjs';

/** A build that takes longer than this is broken. */
const BUILD_DEADLINE_MS = 30 * 60_000;

/**
 * The Go version found on the PATH, or undefined.
 *
 * @returns {string | undefined}
 */
export function findGo() {
  const result = spawnSync('go', ['version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * Builds what is not in the cache yet, one program after the other, and
 * answers the path of each binary. A program's folder in the cache carries its
 * version, so a new version never meets an old binary.
 *
 * @param {readonly string[]} names - keys of programs
 * @param {{ cache: string, log: (line: string) => void }} options
 * @returns {Promise<Record<string, string>>}
 */
export async function buildPrograms(names, { cache, log }) {
  /** @type {Record<string, string>} */
  const binaries = {};
  const missing = [];
  for (const name of names) {
    const program = programs[name];
    if (!program) {
      throw new Error(`unknown program ${name}`);
    }
    binaries[name] = binaryPath(cache, program);
    if (!existsSync(binaries[name])) {
      missing.push(program);
    }
  }
  if (missing.length > 0) {
    mkdirSync(cache, { recursive: true });
    const release = await lock(join(cache, 'building'), log);
    try {
      for (const program of missing) {
        // Another process may have built it while we waited.
        if (!existsSync(binaries[program.name])) {
          await build(program, binaries[program.name], log);
        }
      }
    } finally {
      release();
    }
  }
  return binaries;
}

/**
 * @param {string} cache
 * @param {import('./programs.mjs').Program} program
 */
function binaryPath(cache, program) {
  return join(cache, `${program.name}-${program.version}`, program.name);
}

/**
 * @param {import('./programs.mjs').Program} program
 * @param {string} binary
 * @param {(line: string) => void} log
 */
async function build(program, binary, log) {
  const started = Date.now();
  log(`building ${program.name} ${program.version} ...`);
  const unfinished = `${binary}.${process.pid}`;
  const args = ['build', '-p', '2', '-trimpath', '-buildvcs=false'];
  if (program.tags) {
    args.push('-tags', program.tags);
  }
  args.push('-ldflags', program.ldflags, '-o', unfinished, program.package);
  try {
    await run('go', args, join(toolFolder, program.name));
    renameSync(unfinished, binary);
  } finally {
    rmSync(unfinished, { force: true });
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  log(`built ${program.name} ${program.version} in ${seconds} s`);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: BUILD_DEADLINE_MS,
    });
    const interrupt = () => child.kill('SIGINT');
    process.once('exit', interrupt);
    let output = '';
    /** @param {Buffer} chunk */
    const keep = chunk => {
      output = (output + chunk).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0
        ? resolve()
        : reject(
            new Error(
              `${command} ${args.join(' ')} ended with ${
                code ?? signal
              }:\n${output}`,
            ),
          ),
    );
  });
}

/**
 * Holds a lock file that names this process, and takes over one whose process
 * is gone.
 *
 * @param {string} path
 * @param {(line: string) => void} log
 * @returns {Promise<() => void>} releases the lock
 */
async function lock(path, log) {
  const deadline = Date.now() + BUILD_DEADLINE_MS;
  let told = false;
  for (;;) {
    try {
      // Linked, not created: whoever sees the file can read the process id.
      const own = `${path}.${process.pid}`;
      writeFileSync(own, String(process.pid));
      try {
        linkSync(own, path);
      } finally {
        rmSync(own, { force: true });
      }
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
    }
    if (!isAlive(readPid(path))) {
      rmSync(path, { force: true });
    } else if (Date.now() > deadline) {
      throw new Error(`another build holds ${path} for too long`);
    } else {
      if (!told) {
        log('waiting for another build to end ...');
        told = true;
      }
      await sleep(500);
    }
  }
}

/** @param {string} path */
function readPid(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (!pid) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
