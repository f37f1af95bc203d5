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

import { spawn } from 'child_process';

/** What {@link runGit} is told beside the arguments. */
export interface RunGitOptions {
  /** Directory of the repository. */
  cwd: string;
  /** What git reads from its standard input. */
  input?: string | Buffer;
  /** More of the environment. */
  env?: Readonly<Record<string, string>>;
  /** Exit codes that are answers and not failures; 0 alone by default. */
  accept?: readonly number[];
  signal?: AbortSignal;
}

/** What git answered. */
export interface GitOutput {
  code: number;
  stdout: Buffer;
  /** `stdout` as text. */
  text: string;
  stderr: string;
}

/** Git said no: its exit code and what it printed on the error stream. */
export class GitCommandError extends Error {
  constructor(
    readonly args: readonly string[],
    readonly code: number | null,
    readonly stderr: string,
  ) {
    super(`git ${args[0]} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitCommandError';
  }
}

/** No command of the playground takes longer; one that does hangs. */
const deadlineMs = 60_000;

/** The environment in which git sees no configuration but the repository's own, and never asks anybody anything. */
export function gitEnvironment(
  more: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...more,
  };
}

/**
 * Runs git to its end.
 *
 * @throws GitCommandError for an exit code that is not accepted, and for a signal
 */
export function runGit(
  args: readonly string[],
  options: RunGitOptions,
): Promise<GitOutput> {
  const { cwd, input, env, accept = [0], signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd,
      env: gitEnvironment(env),
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: deadlineMs,
      signal,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    // Git may end before it has read everything: what counts is its exit code.
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', code => {
      const stderr = Buffer.concat(err).toString('utf8');
      if (code === null || !accept.includes(code)) {
        reject(new GitCommandError(args, code, stderr));
        return;
      }
      const stdout = Buffer.concat(out);
      resolve({
        code,
        stdout,
        stderr,
        get text() {
          return stdout.toString('utf8');
        },
      });
    });
    child.stdin.end(input ?? '');
  });
}
