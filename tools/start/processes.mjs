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
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { StepError } from '../steps.mjs';

/**
 * The programs that one `npm start` runs. Each is the head of its own process group, so that ending it ends what it started.
 */
export class Processes {
  #running = new Map();
  /** Groups outlive the program at their head, when what it started is slower to end. */
  #groups = new Set();
  #stopping = false;

  constructor() {
    // Nothing that was started outlives this process, however it ends.
    process.on('exit', () => this.killAll());
  }

  /**
   * Starts a program; its output goes to a file.
   *
   * @param {string} title as a person would call it
   * @param {string} command
   * @param {string[]} args
   * @param {{ logFile: string, env?: NodeJS.ProcessEnv, cwd?: string, onLine?: (line: string) => void, echo?: boolean }} options
   */
  start(title, command, args, options) {
    const log = createWriteStream(options.logFile);
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    if (child.pid !== undefined) {
      this.#groups.add(child.pid);
    }
    const tail = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', line => {
        log.write(`${line}\n`);
        tail.push(line);
        tail.splice(0, Math.max(0, tail.length - 15));
        options.onLine?.(line);
        if (options.echo) {
          process.stdout.write(`${line}\n`);
        }
      });
    }
    const ended = new Promise(resolve => {
      child.once('error', error => resolve(error.message));
      child.once('exit', (code, signal) =>
        resolve(`it ended with ${signal ?? `code ${code}`}`),
      );
    }).then(why => {
      this.#running.delete(child);
      return new StepError(
        `${title} is not running: ${why}\n${tail.join('\n')}`,
        `The whole log is in ${options.logFile}.`,
      );
    });
    this.#running.set(child, ended);
    return { ended };
  }

  /** Resolves with the failure of the first program that ends by itself. */
  async firstEnd() {
    return Promise.race(this.#running.values());
  }

  /** Ends every program: asks, and after three seconds insists. */
  async stop() {
    if (this.#stopping) {
      return;
    }
    this.#stopping = true;
    const all = [...this.#running.entries()];
    this.#signal('SIGTERM');
    let timer;
    await Promise.race([
      Promise.all(all.map(([, ended]) => ended)),
      new Promise(resolve => {
        timer = setTimeout(resolve, 3000);
      }),
    ]);
    clearTimeout(timer);
    this.killAll();
  }

  /** For the very end, when nothing can be awaited any more. */
  killAll() {
    this.#signal('SIGKILL');
  }

  #signal(signal) {
    for (const group of this.#groups) {
      try {
        process.kill(-group, signal);
      } catch {
        // All of it has ended.
      }
    }
  }
}
