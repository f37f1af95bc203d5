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

import type {
  WebhookIssueNoteEventSchema,
  WebhookMergeRequestEventSchema,
  WebhookMergeRequestNoteEventSchema,
  WebhookPipelineEventSchema,
  WebhookProjectSchema,
} from '@gitbeaker/rest';
import { GithubDescription } from '../../git/contract/__testUtils__/github/GithubDescription';
import { ChangesWorld } from '../__testUtils__/ChangesWorld';
import { Delivery, EventsPortal } from '../__testUtils__/EventsPortal';
import { FollowedChanges } from '../__testUtils__/FollowedChanges';
import { gitEventTopics } from './eventSubject';

jest.setTimeout(60_000);

const changes = new FollowedChanges();
const github = new GithubDescription();

/** The repository of the changes, as the Git host of the test has it. */
const REPOSITORY = 'https://git.example.org/platform/databases';

describe('webhooks through the events backend', () => {
  let portal: EventsPortal;
  let world: ChangesWorld;
  /** The branch of each change. */
  let branches: string[];

  beforeAll(async () => {
    portal = await EventsPortal.start(
      gitEventTopics,
      async ({ topic, eventPayload }) => world.event(topic, eventPayload),
    );
  });

  beforeEach(async () => {
    portal.heard.length = 0;
    world = await changes.start(await changes.createStore());
    await world.resize(3);
    await world.resize(0, { operation: 'delete', input: {} });
    await world.round();
    branches = world.plan.git.pullRequests.map(({ branch }) => branch);
  });

  afterEach(() => world.stop());

  /** The changes that are looked at because of a webhook, before it is their time. */
  async function lookedAt(delivery: Delivery) {
    world.plan.git.pullRequests.forEach(pullRequest => {
      pullRequest.state = 'closed';
    });
    await portal.deliver(delivery);
    await world.round(1_000);
    const { body: answer } = await world.get('/changes?state=closed');
    return (answer.items as Array<{ pullRequest: { number: number } }>)
      .map(({ pullRequest }) => pullRequest.number)
      .sort();
  }

  const pull = (number: number, url = REPOSITORY) => {
    const end = { ref: 'any', sha: 'a1', repo: { id: 1, url, name: 'any' } };
    return { id: 900 + number, number, url, head: end, base: end };
  };
  const branch = (name: string) => ({
    name,
    commit: { sha: 'a1', url: REPOSITORY },
    protected: false,
  });

  it.each([
    [
      'pull-request-closed',
      'github.pull_request',
      () => ({ number: 2, pull_request: { number: 2, state: 'closed' } }),
      [2],
    ],
    [
      'pull-request-review-submitted',
      'github.pull_request_review',
      () => ({ pull_request: { number: 2 } }),
      [2],
    ],
    [
      'check-run-completed',
      'github.check_run',
      () => ({ check_run: { pull_requests: [pull(7), pull(2)] } }),
      [2],
    ],
    [
      'check-run-completed',
      'github.check_run',
      () => ({ check_run: { check_suite: { head_branch: branches[1] } } }),
      [2],
    ],
    [
      'check-suite-completed',
      'github.check_suite',
      () => ({ check_suite: { pull_requests: [pull(2)] } }),
      [2],
    ],
    [
      'check-suite-completed',
      'github.check_suite',
      () => ({ check_suite: { head_branch: 'main' } }),
      [],
    ],
    [
      'status',
      'github.status',
      () => ({ branches: [branch('main'), branch(branches[1])] }),
      [2],
    ],
    ['status', 'github.status', () => ({ branches: [branch('main')] }), []],
  ])(
    'of GitHub, %s, arrive as %s and lead to the pull request that they are about',
    async (name, topic, values, expected) => {
      const { event, body } = github.webhook(name, {
        repository: {
          name: 'databases',
          full_name: 'platform/databases',
          html_url: REPOSITORY,
        },
        ...values(),
      });
      expect(
        await lookedAt({
          topic: 'github',
          headers: { 'X-GitHub-Event': event },
          body,
        }),
      ).toEqual(expected);
      expect(portal.heard).toEqual([topic]);
    },
  );

  it('of GitHub that are no news of a pull request do not arrive', async () => {
    const { event, body } = github.webhook('push', {
      repository: { html_url: REPOSITORY },
    });
    const headers = { 'X-GitHub-Event': event };
    expect(await lookedAt({ topic: 'github', headers, body })).toEqual([]);
    expect(portal.heard).toEqual([]);
  });

  // As GitLab documents them, in the types of its client: what is read of them
  const project: Pick<
    WebhookProjectSchema,
    'id' | 'web_url' | 'path_with_namespace' | 'default_branch'
  > = {
    id: 15,
    web_url: REPOSITORY,
    path_with_namespace: 'platform/databases',
    default_branch: 'main',
  };
  type MergeRequest = Pick<
    WebhookMergeRequestEventSchema,
    'object_kind' | 'event_type'
  > & {
    object_attributes: Pick<
      WebhookMergeRequestEventSchema['object_attributes'],
      'id' | 'iid' | 'state'
    >;
  };
  type Note = Pick<
    WebhookMergeRequestNoteEventSchema,
    'object_kind' | 'event_type'
  > & {
    object_attributes: { id: number };
    merge_request?: Pick<
      WebhookMergeRequestNoteEventSchema['merge_request'],
      'id' | 'iid'
    >;
    issue?: Pick<WebhookIssueNoteEventSchema['issue'], 'id' | 'iid'>;
  };
  type Pipeline = Pick<WebhookPipelineEventSchema, 'object_kind'> & {
    object_attributes: Pick<
      WebhookPipelineEventSchema['object_attributes'],
      'id' | 'iid' | 'ref' | 'status'
    >;
    merge_request: Pick<
      NonNullable<WebhookPipelineEventSchema['merge_request']>,
      'id' | 'iid'
    > | null;
  };
  const mergeRequest: MergeRequest = {
    object_kind: 'merge_request',
    event_type: 'merge_request',
    object_attributes: { id: 99, iid: 2, state: 'merged' },
  };
  const note: Note = {
    object_kind: 'note',
    event_type: 'note',
    object_attributes: { id: 1244 },
    merge_request: { id: 7, iid: 2 },
  };
  const noteOfIssue: Note = {
    ...note,
    merge_request: undefined,
    issue: { id: 92, iid: 2 },
  };
  const pipelineOf = (
    ref: string,
    merge_request: Pipeline['merge_request'],
  ): Pipeline => ({
    object_kind: 'pipeline',
    object_attributes: { id: 31, iid: 1, ref, status: 'success' },
    merge_request,
  });

  it.each([
    ['Merge Request', 'gitlab.merge_request', () => mergeRequest, [2]],
    ['Note', 'gitlab.note', () => note, [2]],
    ['Note', 'gitlab.note', () => noteOfIssue, []],
    [
      'Pipeline',
      'gitlab.pipeline',
      () => pipelineOf('refs/merge-requests/2/head', { id: 1, iid: 2 }),
      [2],
    ],
    ['Pipeline', 'gitlab.pipeline', () => pipelineOf(branches[1], null), [2]],
    ['Pipeline', 'gitlab.pipeline', () => pipelineOf('main', null), []],
  ])(
    'of GitLab, %s Hook, arrive as %s and lead to the merge request that they are about',
    async (hook, topic, payload, expected) => {
      expect(
        await lookedAt({
          topic: 'gitlab',
          headers: { 'X-Gitlab-Event': `${hook} Hook` },
          body: { ...payload(), project },
        }),
      ).toEqual(expected);
      expect(portal.heard).toEqual([topic]);
    },
  );

  it.each([
    [
      'pull_request',
      { action: 'closed', number: 2, pull_request: { number: 2 } },
      [2],
    ],
    ['status', { sha: 'a1', state: 'success', context: 'ci' }, [1, 2]],
    ['push', { ref: 'refs/heads/main', commits: [] }, []],
  ])(
    'of Gitea, %s, arrive under its own topic and lead to what they are about',
    async (event, payload, expected) => {
      expect(
        await lookedAt({
          topic: 'gitea',
          headers: { 'X-Gitea-Event': event },
          body: { ...payload, repository: { html_url: REPOSITORY } },
        }),
      ).toEqual(expected);
      expect(portal.heard).toEqual(['gitea']);
    },
  );
});
