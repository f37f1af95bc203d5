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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  GitToken,
  Plan,
  PlanRequest,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import {
  GitHost,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { FileEdit } from '../gitops/LocatedManifest';

/**
 * A plan with what is needed to carry it out.
 */
export interface PreparedPlan {
  plan: Plan;
  /** Who owns the database, or will. */
  owner: string | undefined;
  /** Absent when the plan has errors that leave nothing to write. */
  write?: {
    gitHost: GitHost;
    repository: GitRepository;
    baseBranch: string;
    /** The commit that the files were read at. */
    baseSha: string;
    files: readonly FileEdit[];
    /** The file that the database which is copied is declared in, if any: the new manifest repeats parts of it. */
    copied?: {
      repository: GitRepository;
      sha: string;
      path: string;
      text: string;
    };
  };
  /** The manifest as Git has it now, aliases resolved; absent for a new one. */
  declared?: UnknownObject;
  /** The manifest as it will be declared; absent when it is deleted. */
  desired?: UnknownObject;
}

/**
 * Whose rights a plan is made with.
 */
export interface PlanOptions {
  credentials: BackstageCredentials;
  signal: AbortSignal;
  /** The own token of the person who asks, which only its own host is sent. */
  gitToken?: GitToken;
}

/**
 * Makes plans: reads the manifest, asks the engine, the tier, the quota and the target Kubernetes cluster.
 */
export interface PlanMaker {
  /**
   * @throws InputError when the request itself cannot be understood, NotFoundError for a database that is not there. What the rules say is an error
   * within the plan.
   */
  prepare(request: PlanRequest, options: PlanOptions): Promise<PreparedPlan>;
}
