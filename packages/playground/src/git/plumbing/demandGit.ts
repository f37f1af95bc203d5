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

import { tmpdir } from 'os';
import { runGit } from './runGit';

/** The first version that merges without a work tree (`merge-tree --write-tree`). */
const oldest = [2, 38] as const;

/** This machine has no git, or one that is too old; the message says what to do. */
export class GitMissingError extends Error {}

/**
 * Makes sure that git is there and new enough.
 *
 * @throws GitMissingError
 */
export async function demandGit(): Promise<void> {
  let text: string;
  try {
    ({ text } = await runGit(['--version'], { cwd: tmpdir() }));
  } catch (error) {
    throw new GitMissingError(
      `The playground's Git host needs git ${oldest.join(
        '.',
      )} or newer on the PATH (${String(error)})`,
    );
  }
  const [, major, minor] = /(\d+)\.(\d+)/.exec(text) ?? [];
  const isOld =
    Number(major) < oldest[0] ||
    (Number(major) === oldest[0] && Number(minor) < oldest[1]);
  if (isOld) {
    throw new GitMissingError(
      `The playground's Git host needs git ${oldest.join(
        '.',
      )} or newer; this machine has ${text.trim()}`,
    );
  }
}
