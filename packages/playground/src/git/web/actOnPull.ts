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

import { HttpAnswer } from '../http/HttpAnswer';
import { HostError, notFound } from '../model/HostError';
import { PullRequest, ReviewState } from '../model/PullRequest';
import { editPull } from '../operations/editPull';
import { mergePull } from '../operations/mergePull';
import { reviewPull } from '../operations/reviewPull';
import { RepositoryPage, seeOther } from './PageCall';
import { pullPage } from './pages/pullPage';
import { isOwnForm } from './Sessions';

/** Does what a form of a pull request's page asks for, and shows the page again. */
export async function actOnPull(
  call: RepositoryPage,
  pull: PullRequest,
  action: string,
): Promise<HttpAnswer> {
  const { repository, session, form } = call;
  if (!isOwnForm(session, form.get('form_token'))) {
    return pullPage(
      call,
      pull,
      'The form was too old, or was sent by another site. Please try again.',
    );
  }
  try {
    if (repository.isArchived) {
      throw new HostError(423, `${repository.fullName} is archived`);
    }
    await act(call, pull, action);
  } catch (error) {
    if (!(error instanceof HostError) || error.status === 404) {
      throw error;
    }
    return pullPage(call, pull, `${error.message}.`);
  }
  return seeOther(`/${repository.fullName}/pulls/${pull.index}`);
}

async function act(
  { host, repository, session: { user }, form }: RepositoryPage,
  pull: PullRequest,
  action: string,
): Promise<void> {
  switch (action) {
    case 'review': {
      const event = form.get('event') ?? '';
      if (!isEvent(event)) {
        throw new HostError(422, 'The form says nothing');
      }
      const body = form.get('body') ?? '';
      reviewPull(host, repository, pull, { event, body }, user);
      return;
    }
    case 'merge':
      await mergePull(
        host,
        repository,
        pull.index,
        {
          style: form.get('style') === 'squash' ? 'squash' : 'merge',
          // What the user has seen, and nothing that came after.
          headCommit: form.get('head') ?? undefined,
          deleteBranch: form.get('delete_branch') === 'yes',
        },
        user,
      );
      return;
    case 'close':
    case 'reopen':
      await editPull(
        host,
        repository,
        pull.index,
        { state: action === 'close' ? 'closed' : 'open' },
        user,
      );
      return;
    default:
      throw notFound();
  }
}

function isEvent(text: string): text is ReviewState {
  return ['APPROVED', 'REQUEST_CHANGES', 'COMMENT'].includes(text);
}
