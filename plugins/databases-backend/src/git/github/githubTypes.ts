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

import { Octokit } from 'octokit';

type Rest = Octokit['rest'];
type Data<T extends (...args: never[]) => Promise<{ data: unknown }>> = Awaited<
  ReturnType<T>
>['data'];

/** A pull request as GitHub answers it. */
export type GithubPull = Data<Rest['pulls']['get']>;
/** A review as GitHub answers it. */
export type GithubReview = Data<Rest['pulls']['listReviews']>[number];
/** A check of GitHub Actions or of an app, as GitHub answers it. */
export type GithubCheckRun = Data<
  Rest['checks']['listForRef']
>['check_runs'][number];
/** A commit status as GitHub answers it. */
export type GithubStatus = Data<
  Rest['repos']['getCombinedStatusForRef']
>['statuses'][number];
