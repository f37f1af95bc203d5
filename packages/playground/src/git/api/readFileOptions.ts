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

import { GitHost } from '../model/GitHost';
import { HostError } from '../model/HostError';
import { FileChanges } from '../operations/changeFiles';
import { isBranchName } from '../operations/branchNames';
import { GitSignature } from '../plumbing/GitObjects';
import { ApiBody } from './ApiBody';

/** Branches, message and people of a change of files. */
export function readFileOptions(
  body: ApiBody,
  host: GitHost,
): Omit<FileChanges, 'files'> {
  const branch = readBranch(body, 'branch', 'BranchName');
  const newBranch = readBranch(body, 'new_branch', 'NewBranchName');
  const dates = body.object('dates');
  const now = host.clock.now();
  return {
    branch,
    newBranch,
    message: body.text('message'),
    author: readPerson(body.object('author'), readDate(dates, 'author') ?? now),
    committer: readPerson(
      body.object('committer'),
      readDate(dates, 'committer') ?? now,
    ),
    signoff: body.flag('signoff'),
  };
}

function readBranch(
  body: ApiBody,
  field: string,
  goName: string,
): string | undefined {
  const name = body.text(field) || undefined;
  if (name && !isBranchName(name)) {
    throw new HostError(422, `[${goName}]: GitRefName`);
  }
  return name;
}

/** Name and address; somebody without either is nobody. */
function readPerson(body: ApiBody, atMs: number): GitSignature | undefined {
  const name = clean(body.text('name'));
  const email = clean(body.text('email'));
  return name && email ? { name, email, atMs } : undefined;
}

/** Git ends a name at these, so they cannot be in one. */
function clean(text: string | undefined): string {
  return (text ?? '').replace(/[<>\n\0]/g, '').trim();
}

function readDate(body: ApiBody, field: string): number | undefined {
  const text = body.text(field);
  const atMs = text ? Date.parse(text) : NaN;
  return Number.isNaN(atMs) ? undefined : atMs;
}
