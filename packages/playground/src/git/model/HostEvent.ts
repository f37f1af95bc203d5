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

import { KnownUser } from './GitUser';
import { HostedRepository } from './HostedRepository';
import { CommitStatus, PullRequest } from './PullRequest';

/** Something happened in the Git host. */
export type HostEvent =
  | {
      kind: 'push';
      repository: HostedRepository;
      branch: string;
      /** Forty zeros where the branch is new. */
      before: string;
      /** Forty zeros where the branch is gone. */
      after: string;
      user: KnownUser;
    }
  | {
      kind: 'pull_request';
      action: 'opened' | 'edited' | 'synchronized' | 'closed' | 'reopened';
      repository: HostedRepository;
      pull: PullRequest;
      user: KnownUser;
    }
  | { kind: 'status'; repository: HostedRepository; status: CommitStatus };
