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

import { RepositoryFiles } from './RepositoryFiles';

/** The state of the repository's main branch that is to be applied. */
export interface Revision {
  /** Forty digits. */
  sha: string;
  /** Milliseconds since the epoch. */
  committedMs: number;
  files: RepositoryFiles;
}

/** What keeps one Kubernetes cluster in step with Git. */
export interface Deployer {
  /** Takes the cluster as it is: what Git says at this revision has been applied before. */
  start(revision: Revision): void;
  /** There is a newer revision. */
  pushed(revision: Revision): void;
  stop(): void;
}
