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

import { eventSubject, subjectOfEvent } from './eventSubject';

const repository = { html_url: 'https://Git.example.org/Platform/databases' };
const key = 'git.example.org/platform/databases';

describe('eventSubject', () => {
  it.each([
    [
      { repository, pull_request: { number: 3 } },
      { repository: key, number: 3 },
    ],
    [
      { repository, check_run: { pull_requests: [{ number: 4 }] } },
      { repository: key, number: 4 },
    ],
    [{ repository, state: 'success' }, { repository: key }],
    [
      {
        object_kind: 'merge_request',
        project: { web_url: 'https://gitlab.com/a/b/c' },
        object_attributes: { iid: 5 },
      },
      { repository: 'gitlab.com/a/b/c', number: 5 },
    ],
    [
      {
        object_kind: 'pipeline',
        project: { web_url: 'https://gitlab.com/a/b' },
        object_attributes: { iid: 900 },
        merge_request: { iid: 6 },
      },
      { repository: 'gitlab.com/a/b', number: 6 },
    ],
    [
      {
        object_kind: 'pipeline',
        project: { web_url: 'https://gitlab.com/a/b' },
        object_attributes: { iid: 900 },
      },
      { repository: 'gitlab.com/a/b' },
    ],
    [{ repository: { html_url: 'nonsense' } }, undefined],
    [{}, undefined],
    [null, undefined],
    ['text', undefined],
  ])('reads %j', (payload, subject) => {
    expect(eventSubject(payload)).toEqual(subject);
  });
});

describe('subjectOfEvent', () => {
  it.each([
    ['gitea', { repository, pull_request: { number: 3 } }, 3],
    ['gitea', { repository, sha: 'a1', state: 'success' }, 'any'],
    ['gitea', { repository, ref: 'refs/heads/main', commits: [] }, 'none'],
    ['gitea', { repository, action: 'opened', issue: { number: 9 } }, 'none'],
    ['gitea', 'text', 'none'],
    ['github.status', { repository, sha: 'a1', state: 'success' }, 'any'],
  ])(
    'takes from %s only what is of pull requests: %j',
    (topic, eventPayload, expected) => {
      const subject = subjectOfEvent({ topic, eventPayload });
      expect(subject === undefined ? 'none' : subject.number ?? 'any').toBe(
        expected,
      );
    },
  );
});
