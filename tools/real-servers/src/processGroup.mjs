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
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long a program has to end by itself before it is killed. */
const GRACE_MS = 3_000;

/** Programs log much; this much of a line is shown. */
const LINE_LENGTH = 240;

/**
 * Long-running programs of one run: each writes a log file, all of them end
 * with this process, however it ends.
 */
export class ProcessGroup {
  /** @type {Map<string, { child: import('node:child_process').ChildProcess, log: string }>} */
  #running = new Map();
  /** @type {Set<string>} */
  #stopping = new Set();
  #folder;
  #killAll = () => {
    for (const { child } of this.#running.values()) {
      child.kill('SIGKILL');
    }
  };

  /** @param {string} logFolder - made if missing */
  constructor(logFolder) {
    mkdirSync(logFolder, { recursive: true });
    this.#folder = logFolder;
    process.on('exit', this.#killAll);
  }

  /**
   * Starts a program. A name can be started again once it has been stopped;
   * its log file goes on.
   *
   * @param {string} name - of the log file as well
   * @param {string} file - the binary
   * @param {string[]} args
   * @param {{ env?: Record<string, string>, cwd?: string, uid?: number, gid?: number }} [options]
   *   - uid and gid of another user than this process's
   */
  start(name, file, args, options = {}) {
    if (this.#running.has(name)) {
      throw new Error(`${name} is running already`);
    }
    const log = join(this.#folder, `${name}.log`);
    const output = openSync(log, 'a');
    const child = spawn(file, args, {
      stdio: ['ignore', output, output],
      cwd: options.cwd,
      ...(options.uid !== undefined && { uid: options.uid, gid: options.gid }),
      env: { ...process.env, ...options.env },
    });
    closeSync(output);
    this.#running.set(name, { child, log });
    child.on('error', error => {
      process.stderr.write(`${name} could not be started: ${error.message}\n`);
    });
    child.on('exit', () => {
      if (!this.#stopping.delete(name)) {
        // Kept in the map: assertRunning tells who ended and why.
        return;
      }
      this.#running.delete(name);
    });
  }

  /**
   * Throws when a program has ended by itself; the message has the end of its
   * log.
   *
   * @param {string} name
   */
  assertRunning(name) {
    const entry = this.#running.get(name);
    if (!entry || isOver(entry.child)) {
      const error = new Error(`${name} has ended:\n${this.tail(name)}`);
      throw Object.assign(error, { fatal: true });
    }
  }

  /**
   * Ends one program and waits for it.
   *
   * @param {string} name
   * @returns {Promise<void>}
   */
  async stop(name) {
    const entry = this.#running.get(name);
    if (!entry) {
      return;
    }
    if (isOver(entry.child)) {
      this.#running.delete(name);
      return;
    }
    this.#stopping.add(name);
    await new Promise(resolve => {
      const timer = setTimeout(() => entry.child.kill('SIGKILL'), GRACE_MS);
      entry.child.once('exit', () => {
        clearTimeout(timer);
        resolve(undefined);
      });
      entry.child.kill('SIGTERM');
    });
  }

  /** Ends every program, the one started last first. */
  async stopAll() {
    for (const name of [...this.#running.keys()].reverse()) {
      await this.stop(name);
    }
    process.off('exit', this.#killAll);
  }

  /**
   * The last lines of a program's log.
   *
   * @param {string} name
   * @param {number} [lines]
   */
  tail(name, lines = 10) {
    const file = join(this.#folder, `${name}.log`);
    try {
      const all = readFileSync(file, 'utf8').trimEnd().split('\n');
      const last = all.slice(-lines).map(line => line.slice(0, LINE_LENGTH));
      return [`--- ${file}`, ...last].join('\n');
    } catch {
      return `--- ${file} is empty`;
    }
  }

  /** The last lines of every program's log. */
  tails() {
    return [...this.#running.keys()].map(name => this.tail(name)).join('\n');
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function isOver(child) {
  return (
    child.pid === undefined ||
    child.exitCode !== null ||
    child.signalCode !== null
  );
}
