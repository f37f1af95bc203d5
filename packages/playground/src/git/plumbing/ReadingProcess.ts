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

import { ChildProcessWithoutNullStreams, spawn } from 'child_process';
import { Socket } from 'net';
import { GitObjectContent } from './GitObjects';
import { gitEnvironment } from './runGit';

/** A question and who waits for the answer. */
interface Question {
  hasContent: boolean;
  resolve(object: GitObjectContent | undefined): void;
  reject(error: Error): void;
}

/** After so many milliseconds without a question the process of git is let go. */
const IDLE_MS = 2_000;

/** No answer takes longer, in milliseconds; a process that does hangs. */
const DEADLINE_MS = 60_000;

const HEADER = /^([0-9a-f]{40}) (commit|tree|blob|tag) (\d+)$/;

/** One process of `git cat-file --batch-command`: it answers one question after the other. */
export class ReadingProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #questions: Question[] = [];
  #unread = Buffer.alloc(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  isEnding = false;

  constructor(directory: string) {
    this.#child = spawn('git', ['cat-file', '--batch-command'], {
      cwd: directory,
      env: gitEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stderr = '';
    this.#child.stderr.on('data', chunk => {
      stderr = `${stderr}${chunk}`.slice(-1_000);
    });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#unread = Buffer.concat([this.#unread, chunk]);
      this.#readAnswers();
    });
    // That it has ended is said below.
    this.#child.stdin.on('error', () => {});
    this.#child.on('error', error => this.#fail(error));
    this.#child.on('close', code =>
      this.#fail(
        new Error(`git cat-file ended with ${code}: ${stderr.trim()}`),
      ),
    );
  }

  ask(
    command: 'info' | 'contents',
    name: string,
  ): Promise<GitObjectContent | undefined> {
    return new Promise((resolve, reject) => {
      this.#questions.push({
        hasContent: command === 'contents',
        resolve,
        reject,
      });
      this.#child.stdin.write(`${command} ${name}\n`);
      this.#rest();
    });
  }

  #readAnswers(): void {
    for (;;) {
      const end = this.#unread.indexOf('\n');
      const [question] = this.#questions;
      if (end < 0 || !question) {
        break;
      }
      const found = HEADER.exec(this.#unread.toString('utf8', 0, end));
      const size = Number(found?.[3] ?? 0);
      const hasContent = question.hasContent && found !== null;
      const next = hasContent ? end + 1 + size + 1 : end + 1;
      if (this.#unread.length < next) {
        break;
      }
      const content = hasContent
        ? Buffer.from(this.#unread.subarray(end + 1, end + 1 + size))
        : Buffer.alloc(0);
      this.#unread = this.#unread.subarray(next);
      this.#questions.shift();
      question.resolve(
        found
          ? {
              sha: found[1],
              type: found[2] as GitObjectContent['type'],
              size,
              content,
            }
          : undefined,
      );
    }
    this.#rest();
  }

  /** Keeps this program alive while somebody waits, and lets the process go when nobody does. */
  #rest(): void {
    clearTimeout(this.#timer);
    const isAsked = this.#questions.length > 0;
    for (const handle of handlesOf(this.#child)) {
      if (isAsked) {
        handle.ref();
      } else {
        handle.unref();
      }
    }
    this.#timer = setTimeout(
      () => {
        this.isEnding = true;
        if (isAsked) {
          this.#child.kill('SIGKILL');
        } else {
          this.#child.stdin.end();
        }
      },
      isAsked ? DEADLINE_MS : IDLE_MS,
    );
    this.#timer.unref();
  }

  #fail(error: Error): void {
    this.isEnding = true;
    clearTimeout(this.#timer);
    this.#questions.splice(0).forEach(({ reject }) => reject(error));
  }
}

/** What keeps this program alive: the process, and the pipes to it, which are sockets. */
function handlesOf(
  child: ChildProcessWithoutNullStreams,
): { ref(): unknown; unref(): unknown }[] {
  const pipes: unknown[] = [child.stdin, child.stdout, child.stderr];
  return [
    child,
    ...pipes.filter((pipe): pipe is Socket => pipe instanceof Socket),
  ];
}
