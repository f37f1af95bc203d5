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
import { HostError, notFound } from '../model/HostError';
import { ApiCall, ApiRoute } from './ApiCall';
import { pagedJson, readPage, slice } from './paging';
import { protectionRoutes } from './protectionRoutes';
import { repositoryJson } from './repositoryJson';
import { plainRoute, readRoute, signedRoute } from './routes';
import { userJson } from './userJson';

/** The version whose behaviour the host shows. */
const version = '1.25.2';

/** Who and what there is: version, users, repositories. */
export const userRoutes: readonly ApiRoute[] = [
  plainRoute('GET', '/version', async () => json(200, { version })),
  plainRoute('GET', '/user', async ({ user, urls }) => {
    if (!user) {
      throw new HostError(401, 'token is required');
    }
    return json(200, userJson(user, urls, user));
  }),
  plainRoute('GET', '/users/:name', async ({ host, params, user, urls }) => {
    const found = host.user(params.name);
    if (!found) {
      throw new HostError(
        404,
        `user redirect does not exist [name: ${params.name}]`,
      );
    }
    return json(200, userJson(found, urls, user));
  }),
  plainRoute('GET', '/user/repos', listRepositories),
  plainRoute('POST', '/user/repos', createRepository),
  readRoute('GET', '', async ({ repository, urls, user }) =>
    json(200, repositoryJson(repository, urls, user)),
  ),
  signedRoute(
    'PATCH',
    '',
    { right: 'admin', whenArchived: true },
    async ({ repository, urls, user, body }) => {
      repository.isArchived = body.flag('archived') ?? repository.isArchived;
      return json(200, repositoryJson(repository, urls, user));
    },
  ),
  signedRoute(
    'DELETE',
    '',
    { right: 'admin', whenArchived: true },
    async ({ host, repository }) => {
      await host.deleteRepository(repository);
      return { status: 204 };
    },
  ),
  ...protectionRoutes,
];

async function listRepositories(call: ApiCall): Promise<HttpAnswer> {
  const { host, user, urls } = call;
  if (!user) {
    throw new HostError(401, 'token is required');
  }
  const own = host.repositories.filter(repository => repository.isMember(user));
  return pagedJson(
    call,
    slice(own, readPage(call)).map(repository =>
      repositoryJson(repository, urls, user),
    ),
    own.length,
  );
}

/** As far as a test needs it: a repository of one's own, with a first commit if asked. */
async function createRepository({
  host,
  user,
  urls,
  body,
}: ApiCall): Promise<HttpAnswer> {
  if (!user) {
    throw new HostError(401, 'token is required');
  }
  const name = body.required('name', 'Name');
  const repository = await host.createRepository({
    owner: user.name,
    name,
    description: body.text('description'),
    isPrivate: body.flag('private'),
  });
  if (body.flag('auto_init')) {
    const { git, writer } = repository;
    const tree = await writer.writeTree(undefined, [
      { path: 'README.md', content: Buffer.from(`# ${name}\n`) },
    ]);
    const who = host.signatureOf(user);
    const commit = await writer.commitTree(tree, [], 'Initial commit', {
      author: who,
      committer: who,
    });
    await git.updateRef(`refs/heads/${repository.defaultBranch}`, commit);
  }
  const made = host.findRepository(user.name, name);
  if (!made) {
    throw notFound();
  }
  return json(201, repositoryJson(made, urls, user));
}
