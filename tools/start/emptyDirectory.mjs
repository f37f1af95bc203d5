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

import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepError } from '../steps.mjs';

/** Says that a directory is ours to empty. */
const MARKER = '.database-platform';

/**
 * Makes a directory for one start, without what an earlier start left there. A directory with anything else in it is left alone.
 *
 * @param {string} directory
 */
export async function emptyDirectory(directory) {
  const entries = existsSync(directory) ? await readdir(directory) : [];
  if (entries.length > 0 && !entries.includes(MARKER)) {
    throw new StepError(
      `--dir ${directory}: the directory holds something else`,
      'Name one that does not exist yet, or is empty.',
    );
  }
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(join(directory, MARKER), '');
}
