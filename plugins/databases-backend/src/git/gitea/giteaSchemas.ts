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

import { z } from 'zod/v3';

// The parts that are read of Gitea's answers. Source: the structs of its API, https://github.com/go-gitea/gitea/tree/v1.25.2/modules/structs

const user = z.object({ login: z.string() });
const time = z.string().nullish();

export const repositorySchema = z.object({
  default_branch: z.string(),
  archived: z.boolean().optional(),
  permissions: z.object({ push: z.boolean() }).nullish(),
  has_pull_requests: z.boolean().optional(),
});

export const branchSchema = z.object({
  commit: z.object({ id: z.string() }),
  /** 0 where no rule asks for any. */
  required_approvals: z.number().optional(),
});

export const contentsSchema = z.union([
  z.array(z.unknown()),
  z.object({
    type: z.string(),
    sha: z.string(),
    content: z.string().nullish(),
    size: z.number().optional(),
    target: z.string().nullish(),
  }),
]);

export const commitSchema = z.object({
  sha: z.string(),
  parents: z.array(z.object({ sha: z.string() })).nullish(),
  files: z.array(z.object({ filename: z.string() })).nullish(),
});

export const changedFilesSchema = z.object({
  commit: z.object({
    sha: z.string(),
    parents: z.array(z.object({ sha: z.string() })).nullish(),
  }),
});

export const compareSchema = z.object({ total_commits: z.number() });

export const pullRequestSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  draft: z.boolean().optional(),
  merged: z.boolean(),
  mergeable: z.boolean(),
  merge_commit_sha: z.string().nullish(),
  created_at: z.string(),
  updated_at: time,
  closed_at: time,
  merged_at: time,
  user: user.nullish(),
  labels: z.array(z.object({ name: z.string() })).nullish(),
  requested_reviewers: z.array(user).nullish(),
  requested_reviewers_teams: z.array(z.object({ name: z.string() })).nullish(),
  base: z.object({ label: z.string(), repo_id: z.number() }),
  /** `ref` is `refs/pull/1/head` once the branch is gone; `label` stays. */
  head: z.object({
    label: z.string(),
    sha: z.string(),
    repo_id: z.number(),
  }),
});

export const reviewSchema = z.object({
  user: user.nullish(),
  team: z.object({ name: z.string() }).nullish(),
  state: z.string(),
  submitted_at: time,
  official: z.boolean().optional(),
  dismissed: z.boolean().optional(),
});

export const combinedStatusSchema = z.object({
  statuses: z
    .array(
      z.object({
        context: z.string(),
        status: z.string(),
        description: z.string().nullish(),
        target_url: z.string().nullish(),
      }),
    )
    .nullish(),
});

export const labelSchema = z.object({ id: z.number(), name: z.string() });

export const commentSchema = z.object({ body: z.string() });

export const ignoredSchema = z.unknown();

/** A pull request as Gitea answers it. */
export type GiteaPull = z.infer<typeof pullRequestSchema>;
/** A review as Gitea answers it. */
export type GiteaReview = z.infer<typeof reviewSchema>;
/** The statuses of a commit as Gitea answers them. */
export type GiteaCombinedStatus = z.infer<typeof combinedStatusSchema>;
