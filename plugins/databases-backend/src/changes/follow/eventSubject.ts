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

import { at, listAt, textAt } from '../../json';
import { ChangeRecord } from '../ChangeRecord';

/** The pull requests that an event is about: by number, or by the branch that is to be merged. */
interface Heads {
  numbers?: readonly number[];
  branches?: readonly string[];
}

/** What an event of a Git host is about; with neither numbers nor branches the repository as a whole. */
export interface EventSubject extends Heads {
  /** `host/owner/name` in lower case. */
  repository: string;
}

/**
 * Reads which pull requests a webhook is about, by the topic under which Backstage's modules for Git hosts publish it; `undefined` for a webhook that is about
 * none. Most of a busy repository's webhooks are about other branches: they must not have the portal look at every change.
 *
 * @remarks
 * Payloads as GitHub describes them (https://docs.github.com/en/webhooks/webhook-events-and-payloads), GitLab
 * (https://docs.gitlab.com/user/project/integrations/webhook_events/) and Gitea (`modules/structs/hook.go`).
 */
const READERS: Readonly<
  Record<string, (payload: unknown) => Heads | undefined>
> = {
  'github.pull_request': ofPullRequest,
  'github.pull_request_review': ofPullRequest,
  'github.check_run': payload =>
    ofChecks(payload, ['check_run'], ['check_run', 'check_suite']),
  'github.check_suite': payload =>
    ofChecks(payload, ['check_suite'], ['check_suite']),
  'github.status': payload =>
    heads(
      [],
      listAt(payload, 'branches').map(branch => at(branch, 'name')),
    ),
  'gitlab.merge_request': payload =>
    heads([at(payload, 'object_attributes', 'iid')]),
  // Issues, commits and snippets have notes too
  'gitlab.note': payload => heads([at(payload, 'merge_request', 'iid')]),
  'gitlab.pipeline': payload =>
    heads(
      [at(payload, 'merge_request', 'iid')],
      [at(payload, 'object_attributes', 'ref')],
    ),
  // All webhooks of Gitea have one topic: there is no router that would divide them. The status of a commit does not say of which branch it is
  gitea: payload =>
    ofPullRequest(payload) ?? (isGiteaStatus(payload) ? {} : undefined),
};

/** The topics on which webhooks come that say how a pull request stands. */
export const gitEventTopics: readonly string[] = Object.keys(READERS);

/**
 * What a webhook of GitHub, GitLab or Gitea says how it stands; `undefined` for one that says nothing about any pull request, such as a push to a Gitea. It is a
 * hint to look, nothing in it is believed.
 */
export function subjectOfEvent(event: {
  topic: string;
  eventPayload: unknown;
}): EventSubject | undefined {
  const { topic, eventPayload: payload } = event;
  const url =
    textAt(payload, 'repository', 'html_url') ??
    textAt(payload, 'project', 'web_url') ??
    textAt(payload, 'repository', 'homepage');
  const repository = url && repositoryOf(url);
  const about = gitEventTopics.includes(topic)
    ? READERS[topic](payload)
    : undefined;
  return repository && about ? { repository, ...about } : undefined;
}

/** Whether an event is about the pull request of a change. */
export function concerns(
  { repository, numbers, branches }: EventSubject,
  change: Pick<ChangeRecord, 'repository' | 'branch' | 'pullRequest'>,
): boolean {
  if (repositoryOf(change.repository.url) !== repository) {
    return false;
  }
  if (numbers === undefined && branches === undefined) {
    return true;
  }
  const number = change.pullRequest?.number;
  return (
    (number !== undefined && numbers?.includes(number)) ||
    (branches?.includes(change.branch) ?? false)
  );
}

function ofPullRequest(payload: unknown): Heads | undefined {
  return heads([at(payload, 'pull_request', 'number')]);
}

/** Checks of a fork's branch have neither: that is none of the portal's. */
function ofChecks(
  payload: unknown,
  checks: readonly string[],
  suite: readonly string[],
): Heads | undefined {
  return heads(
    listAt(payload, ...checks, 'pull_requests').map(item => at(item, 'number')),
    [at(payload, ...suite, 'head_branch')],
  );
}

/** `CommitStatusPayload` */
function isGiteaStatus(payload: unknown): boolean {
  return (
    textAt(payload, 'sha') !== undefined &&
    textAt(payload, 'state') !== undefined
  );
}

function heads(
  numbers: readonly unknown[],
  branches: readonly unknown[] = [],
): Heads | undefined {
  const known = {
    numbers: numbers.filter((item): item is number => Number.isInteger(item)),
    branches: branches.filter(
      (item): item is string => typeof item === 'string',
    ),
  };
  return known.numbers.length + known.branches.length > 0 ? known : undefined;
}

/** `host/owner/name` of the address of a repository. */
export function repositoryOf(url: string): string | undefined {
  try {
    const { host, pathname } = new URL(url);
    const path = pathname.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
    return path.includes('/') ? `${host}/${path}`.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}
