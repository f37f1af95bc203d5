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

import { appendFile, chmod, mkdir, writeFile } from 'fs/promises';
import { join } from 'path';
import { runGit } from './runGit';

/**
 * Refuses pushes to branches that are protected. The host says which in the environment, one per line; wording and exit as Gitea's own hook has it.
 */
const preReceiveHook = `#!/bin/sh
while read -r old new ref; do
  branch="\${ref#refs/heads/}"
  for protected in $PLAYGROUND_PROTECTED; do
    if [ "$ref" = "refs/heads/$protected" ]; then
      echo "Gitea: Not allowed to push to protected branch $branch" >&2
      exit 1
    fi
  done
  case "$ref" in
    refs/pull/*)
      echo "Gitea: The pull request refs are read only" >&2
      exit 1
      ;;
  esac
done
`;

/** Of every repository here; nothing of it comes from the machine's own configuration. */
const settings = `[http]
	receivepack = true
[receive]
	denyDeleteCurrent = refuse
[uploadpack]
	allowAnySHA1InWant = true
[gc]
	# Nothing is ever collected while somebody reads it.
	auto = 0
`;

/** Makes an empty bare repository whose default branch is `main`, with the hook that guards protected branches. */
export async function initRepository(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await runGit(['init', '--quiet', '--bare', '--initial-branch=main'], {
    cwd: directory,
  });
  await appendFile(join(directory, 'config'), settings);
  const hook = join(directory, 'hooks', 'pre-receive');
  await mkdir(join(directory, 'hooks'), { recursive: true });
  await writeFile(hook, preReceiveHook);
  await chmod(hook, 0o755);
}
