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

import { changeRecord } from '../__testUtils__/changeRecord';
import { concerns, gitEventTopics, subjectOfEvent } from './eventSubject';

const repository = { html_url: 'https://Git.example.org/Platform/databases' };
const project = { web_url: 'https://gitlab.com/a/b/c' };
const key = 'git.example.org/platform/databases';

describe('subjectOfEvent', () => {
  it.each<[string, unknown]>([
    ['github.status', { repository }],
    ['github.status', { repository, branches: [] }],
    ['github.check_run', { repository, check_run: { pull_requests: [] } }],
    [
      'github.check_suite',
      { repository, check_suite: { head_branch: null, pull_requests: [] } },
    ],
    ['github.pull_request', { pull_request: { number: 3 } }],
    [
      'github.pull_request',
      { repository: { html_url: 'nonsense' }, pull_request: { number: 3 } },
    ],
    ['github.pull_request', { repository, pull_request: { number: '3' } }],
    ['github.push', { repository, pull_request: { number: 3 } }],
    [
      'gitlab.note',
      { project, object_attributes: { id: 7 }, issue: { iid: 9 } },
    ],
    ['gitea', { repository, ref: 'refs/heads/main', commits: [] }],
    ['gitea', { repository, action: 'opened', issue: { number: 9 } }],
    ['toString', { repository, pull_request: { number: 3 } }],
    ...gitEventTopics.flatMap(topic =>
      [{}, null, 'text', [1]].map((payload): [string, unknown] => [
        topic,
        payload,
      ]),
    ),
  ])('has none in %s %j', (topic, eventPayload) => {
    expect(subjectOfEvent({ topic, eventPayload })).toBeUndefined();
  });

  it('is the pull request of a Gitea, or the repository where a status does not say the branch', () => {
    const pullRequest = { repository, pull_request: { number: 3 } };
    expect(
      subjectOfEvent({ topic: 'gitea', eventPayload: pullRequest }),
    ).toEqual({ repository: key, numbers: [3], branches: [] });
    const status = { repository, sha: 'a1', state: 'success' };
    expect(subjectOfEvent({ topic: 'gitea', eventPayload: status })).toEqual({
      repository: key,
    });
  });

  it('names every pull request and the branch of a check', () => {
    expect(
      subjectOfEvent({
        topic: 'github.check_run',
        eventPayload: {
          repository,
          check_run: {
            pull_requests: [{ number: 4 }, { number: 5 }],
            check_suite: { head_branch: 'databases/x' },
          },
        },
      }),
    ).toEqual({ repository: key, numbers: [4, 5], branches: ['databases/x'] });
  });
});

describe('concerns', () => {
  const change = changeRecord({
    branch: 'databases/resize/a',
    pullRequest: {
      number: 4,
      url: 'https://git.example.org/platform/databases/pulls/4',
      branch: 'databases/resize/a',
      host: 'Gitea',
      state: 'open',
    },
  });

  it.each([
    [{}, true],
    [{ numbers: [1, 4] }, true],
    [{ numbers: [1] }, false],
    [{ numbers: [], branches: ['databases/resize/a'] }, true],
    [{ numbers: [1], branches: ['databases/resize/a'] }, true],
    [{ numbers: [], branches: ['main'] }, false],
    [{ repository: 'git.example.org/platform/other', numbers: [4] }, false],
  ])('says of %j: %s', (subject, expected) => {
    expect(concerns({ repository: key, ...subject }, change)).toBe(expected);
  });

  it('knows a change by its branch while its pull request has no number yet', () => {
    const opening = { ...change, pullRequest: undefined };
    expect(concerns({ repository: key, numbers: [4] }, opening)).toBe(false);
    expect(
      concerns({ repository: key, branches: [change.branch] }, opening),
    ).toBe(true);
  });
});
