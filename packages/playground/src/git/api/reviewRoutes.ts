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

import { HttpAnswer, json } from '../http/HttpAnswer';
import { notFound } from '../model/HostError';
import { Comment, Label, ReviewState } from '../model/PullRequest';
import { demandNoTeams, findUser } from '../operations/openPull';
import {
  requestReview,
  reviewPull,
  withdrawRequest,
} from '../operations/reviewPull';
import { isRecord } from '../../operators/shared';
import { ApiRoute, SignedCall } from './ApiCall';
import { indexOf } from './indexOf';
import { pagedJson, readPage, slice } from './paging';
import { commentJson, labelJson, reviewJson } from './pullJson';
import { readRoute, signedRoute } from './routes';

/** What people say of a pull request: reviews, comments, labels. */
export const reviewRoutes: readonly ApiRoute[] = [
  readRoute('GET', '/pulls/:index/reviews', async call => {
    const pull = call.repository.pull(indexOf(call));
    const shown = slice(pull.reviews, readPage(call));
    return pagedJson(
      call,
      shown.map(review => reviewJson(call, pull, review)),
      pull.reviews.length,
    );
  }),
  signedRoute('POST', '/pulls/:index/reviews', {}, async call => {
    const { host, repository, user, body } = call;
    const pull = repository.pull(indexOf(call));
    const event = body.text('event') ?? '';
    const review = reviewPull(
      host,
      repository,
      pull,
      {
        event: isEvent(event) ? event : 'PENDING',
        body: body.text('body') ?? '',
        commit: body.text('commit_id') || undefined,
      },
      user,
    );
    return json(200, reviewJson(call, pull, review));
  }),
  signedRoute('POST', '/pulls/:index/requested_reviewers', {}, async call => {
    const { host, repository, body } = call;
    const pull = repository.pull(indexOf(call));
    const reviewers = (body.texts('reviewers') ?? []).map(name =>
      findUser(host, name),
    );
    demandNoTeams(repository, body.texts('team_reviewers') ?? []);
    const made = reviewers.map(reviewer =>
      requestReview(host, repository, pull, reviewer),
    );
    return json(
      201,
      made.flatMap(review =>
        review ? [reviewJson({ ...call, user: undefined }, pull, review)] : [],
      ),
    );
  }),
  signedRoute('DELETE', '/pulls/:index/requested_reviewers', {}, async call => {
    const { host, repository, body } = call;
    const pull = repository.pull(indexOf(call));
    (body.texts('reviewers') ?? [])
      .map(name => findUser(host, name))
      .forEach(reviewer => withdrawRequest(pull, reviewer));
    return { status: 204 };
  }),
  readRoute('GET', '/issues/:index/comments', async call => {
    const pull = call.repository.pull(indexOf(call));
    return json(
      200,
      pull.comments.map(comment => commentJson(call, pull, comment)),
      { 'x-total-count': String(pull.comments.length) },
    );
  }),
  signedRoute('POST', '/issues/:index/comments', {}, async call => {
    const { host, repository, user, body } = call;
    const pull = repository.pull(indexOf(call));
    const now = host.clock.now();
    const comment: Comment = {
      id: host.nextId(),
      user,
      body: body.required('body', 'Body'),
      createdMs: now,
      updatedMs: now,
    };
    pull.comments.push(comment);
    pull.updatedMs = now;
    return json(201, commentJson(call, pull, comment));
  }),
  readRoute('GET', '/labels', async call => {
    const { labels } = call.repository;
    return pagedJson(
      call,
      slice(labels, readPage(call)).map(label =>
        labelJson(label, call.urls, call.repository),
      ),
      labels.length,
    );
  }),
  signedRoute('POST', '/labels', { right: 'write' }, async call => {
    const { host, repository, urls, body } = call;
    const label: Label = {
      id: host.nextId(),
      name: body.required('name', 'Name'),
      color: body.required('color', 'Color').replace(/^#/, ''),
      description: body.text('description') ?? '',
    };
    repository.labels.push(label);
    return json(201, labelJson(label, urls, repository));
  }),
  readRoute('GET', '/issues/:index/labels', async call =>
    labelsAnswer(call, call.repository.pull(indexOf(call)).labels),
  ),
  signedRoute(
    'POST',
    '/issues/:index/labels',
    { right: 'write' },
    async call => {
      const pull = call.repository.pull(indexOf(call));
      const wanted = readLabels(call);
      pull.labels = [
        ...pull.labels,
        ...wanted.filter(label => !pull.labels.includes(label)),
      ];
      return labelsAnswer(call, pull.labels);
    },
  ),
  signedRoute(
    'PUT',
    '/issues/:index/labels',
    { right: 'write' },
    async call => {
      const pull = call.repository.pull(indexOf(call));
      pull.labels = readLabels(call);
      return labelsAnswer(call, pull.labels);
    },
  ),
  signedRoute(
    'DELETE',
    '/issues/:index/labels/:id',
    { right: 'write' },
    async call => {
      const pull = call.repository.pull(indexOf(call));
      const id = Number(call.params.id);
      if (!call.repository.labels.some(label => label.id === id)) {
        throw notFound();
      }
      pull.labels = pull.labels.filter(label => label.id !== id);
      return { status: 204 };
    },
  ),
];

const events: readonly string[] = ['APPROVED', 'REQUEST_CHANGES', 'COMMENT'];

function isEvent(text: string): text is ReviewState {
  return events.includes(text);
}

/** Labels by id or name; those that do not exist are left out, as Gitea does. */
function readLabels({ repository, body }: SignedCall): Label[] {
  const value = body.value('labels');
  const wanted: unknown[] = Array.isArray(value) ? value : [];
  return repository.labels.filter(({ id, name }) =>
    wanted.some(entry => !isRecord(entry) && (entry === id || entry === name)),
  );
}

function labelsAnswer(
  { urls, repository }: Pick<SignedCall, 'urls' | 'repository'>,
  labels: readonly Label[],
): HttpAnswer {
  return json(
    200,
    labels.map(label => labelJson(label, urls, repository)),
  );
}
