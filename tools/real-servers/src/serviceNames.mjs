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

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Ways to a private view of the files, for root and for everybody else where
 * the kernel lets them.
 */
const PRIVATE = Object.freeze([
  ['unshare', '--mount'],
  ['unshare', '--user', '--map-root-user', '--mount'],
]);

/** Shows a program another /etc/hosts: takes a file, the program and its arguments. */
const WITH_HOSTS = 'mount --bind "$1" /etc/hosts && shift && exec "$@"';

const HOSTS = '/etc/hosts';

/**
 * Names of Services that one program can look up, as cluster DNS would let
 * it: nothing else on this machine sees them, and nothing has to be undone.
 */
export class ServiceNames {
  #file;
  #way;
  #own = readFileSync(HOSTS, 'utf8');
  /** @type {Map<string, string>} addresses by name */
  #addresses = new Map();

  /**
   * @param {string} file
   * @param {readonly string[]} way
   */
  constructor(file, way) {
    this.#file = file;
    this.#way = way;
    this.#write();
  }

  /**
   * @param {string} folder - where the file of names is kept
   * @returns {ServiceNames | undefined} undefined where a program cannot be
   *   given names of its own
   */
  static create(folder) {
    const file = join(folder, 'hosts');
    for (const way of PRIVATE) {
      const names = new ServiceNames(file, way);
      const [program, ...args] = names.wrap('true', []);
      if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) {
        return names;
      }
    }
    return undefined;
  }

  /** Path of the file, in the format of /etc/hosts. */
  get file() {
    return this.#file;
  }

  /**
   * The command that runs a program so that it can look up the names, those
   * too that are added later.
   *
   * @param {string} program
   * @param {readonly string[]} args
   * @returns {string[]}
   */
  wrap(program, args) {
    const shell = ['sh', '-c', WITH_HOSTS, 'sh', this.#file, program, ...args];
    return [...this.#way, ...shell];
  }

  /**
   * @param {string} name
   * @param {string} address
   */
  add(name, address) {
    this.#addresses.set(name, address);
    this.#write();
  }

  /** @param {string} name */
  remove(name) {
    this.#addresses.delete(name);
    this.#write();
  }

  /** In place: a file that replaced this one would not be seen. */
  #write() {
    const lines = [...this.#addresses].map(
      ([name, address]) => `${address}\t${name}\n`,
    );
    writeFileSync(this.#file, [this.#own, ...lines].join('\n'));
  }
}
