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

import { GitObject, GitObjectContent } from './GitObjects';
import { ReadingProcess } from './ReadingProcess';

/**
 * Reads objects of a repository through one process of git that stays for as long as it is asked. A process for each question is slow where the one that
 * starts it has much memory: it is copied each time.
 */
export class GitObjectReader {
  #process: ReadingProcess | undefined;

  /** @param directory - of the bare repository */
  constructor(private readonly directory: string) {}

  /**
   * The object of a name as git takes it, such as an id or `refs/heads/main^{commit}`; undefined where there is none.
   *
   * @throws Error when git ends or does not answer
   */
  async info(name: string): Promise<GitObject | undefined> {
    return this.#ask('info', name);
  }

  /** As {@link GitObjectReader.info}, with what is in it. */
  async contents(name: string): Promise<GitObjectContent | undefined> {
    return this.#ask('contents', name);
  }

  #ask(
    command: 'info' | 'contents',
    name: string,
  ): Promise<GitObjectContent | undefined> {
    // A question is a line; no reference and no id has a line break.
    if (name.includes('\n')) {
      return Promise.resolve(undefined);
    }
    if (!this.#process || this.#process.isEnding) {
      this.#process = new ReadingProcess(this.directory);
    }
    return this.#process.ask(command, name);
  }
}
