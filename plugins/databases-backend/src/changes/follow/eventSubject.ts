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

import { at, textAt } from '../../json';

/** What an event of a Git host is about. */
export interface EventSubject {
  /** `host/owner/name` in lower case. */
  repository: string;
  /** Absent for events about the repository as a whole, such as a finished pipeline. */
  number?: number;
}

/** Backstage's module for Gitea publishes all of its webhooks under this one topic, and has no router that would divide them. */
const GITEA = 'gitea';

/** The topics on which Backstage's modules for Git hosts publish webhooks that say how a pull request stands. */
export const gitEventTopics: readonly string[] = [
  'github.pull_request',
  'github.pull_request_review',
  'github.check_run',
  'github.check_suite',
  'github.status',
  'gitlab.merge_request',
  'gitlab.note',
  'gitlab.pipeline',
  GITEA,
];

/**
 * What an event says how it stands; `undefined` for one that says nothing about any pull request, such as a push to a Gitea.
 */
export function subjectOfEvent(event: {
  topic: string;
  eventPayload: unknown;
}): EventSubject | undefined {
  const { topic, eventPayload } = event;
  return topic === GITEA && !isOfPullRequest(eventPayload)
    ? undefined
    : eventSubject(eventPayload);
}

/** A webhook of Gitea about a pull request, a review of one, or the status of a commit (`CommitStatusPayload`). */
function isOfPullRequest(payload: unknown): boolean {
  return (
    at(payload, 'pull_request') !== undefined ||
    (textAt(payload, 'sha') !== undefined &&
      textAt(payload, 'state') !== undefined)
  );
}

/**
 * Which pull request a webhook of GitHub, GitLab or Gitea is about; `undefined` for one that says nothing about any. It is a hint to look, nothing in it is
 * believed.
 */
export function eventSubject(payload: unknown): EventSubject | undefined {
  const url =
    textAt(payload, 'repository', 'html_url') ??
    textAt(payload, 'project', 'web_url') ??
    textAt(payload, 'repository', 'homepage');
  const repository = url && repositoryOf(url);
  if (!repository) {
    return undefined;
  }
  const number = [
    at(payload, 'pull_request', 'number'),
    at(payload, 'check_run', 'pull_requests', 0, 'number'),
    at(payload, 'check_suite', 'pull_requests', 0, 'number'),
    at(payload, 'merge_request', 'iid'),
    textAt(payload, 'object_kind') === 'merge_request'
      ? at(payload, 'object_attributes', 'iid')
      : undefined,
  ].find(value => typeof value === 'number');
  return {
    repository,
    ...(typeof number === 'number' && { number }),
  };
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
