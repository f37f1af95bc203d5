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

import { RepositoryFiles } from '../deployer/RepositoryFiles';
import { GitHost } from '../git/model/GitHost';
import { HostedRepository } from '../git/model/HostedRepository';
import { noCommit } from '../git/plumbing/GitRepository';
import {
  botName,
  peopleNames,
  repositoryName,
  repositoryOwner,
} from './gitUsers';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** One commit of the repository's past. */
interface PastCommit {
  message: string;
  name: string;
  email: string;
  msAgo: number;
  /** The files that came with it. */
  takes: (path: string) => boolean;
}

const inNamespace = (namespace: string) => (path: string) =>
  new RegExp(`^(clusters/[^/]+|bases)/${namespace}/`).test(path);

/** The last change of each team; what the scenarios say was applied then. */
const past: readonly PastCommit[] = [
  {
    message:
      'Lay out the repository\n\nNamespaces, quotas, operators, and what Argo CD and Flux are told.',
    name: 'Priya Raman',
    email: 'priya.raman@example.org',
    msAgo: 901 * day,
    takes: path =>
      !/^(clusters\/[^/]+|bases)\/(orders|payments|search|identity|analytics)\//.test(
        path,
      ),
  },
  {
    message: 'Take analytics-tmp into Git until its last dump is done',
    name: 'Sara Lindqvist',
    email: 'sara.lindqvist@example.org',
    msAgo: 11 * day,
    takes: inNamespace('analytics'),
  },
  {
    message: 'Put the staging copy of orders on a base',
    name: 'Amira Haddad',
    email: 'amira.haddad@example.org',
    msAgo: 9 * day,
    takes: inNamespace('orders'),
  },
  {
    message: 'Upgrade payments-fraud to PostgreSQL 17\n\nPAY-2291',
    name: 'Lucia Rossi',
    email: 'lucia.rossi@example.org',
    msAgo: 5 * hour + minute,
    takes: inNamespace('payments'),
  },
  {
    message: 'Add a third member to search-index-meta for the sale weekend',
    name: 'Mei Tanaka',
    email: 'mei.tanaka@example.org',
    msAgo: 51 * minute,
    takes: inNamespace('search'),
  },
  {
    message: 'Give identity-us another core',
    name: 'Noah Fischer',
    email: 'noah.fischer@example.org',
    msAgo: 12 * minute,
    takes: inNamespace('identity'),
  },
];

/** What the files name the repository by; the seed puts the address of this start in its place. */
const addressInFiles = 'http://localhost:3001/platform/databases';

/** Makes the repository of the demo with its past, and protects its main branch: pull requests only, no approval asked so that one person can try it. */
export async function seedRepository(
  host: GitHost,
  rootUrl: string,
  files: RepositoryFiles,
): Promise<HostedRepository> {
  const repository = await host.createRepository({
    owner: repositoryOwner,
    name: repositoryName,
    description: 'The databases of all teams',
    isPrivate: true,
    rights: Object.fromEntries(
      [...peopleNames, botName].map(name => [name, 'write' as const]),
    ),
  });
  const address = `${rootUrl}/${repositoryOwner}/${repositoryName}`;
  const left = new Map(files);
  let tree: string | undefined;
  let head: string | undefined;
  for (const { message, name, email, msAgo, takes } of past) {
    const edits = [...left]
      .filter(([path]) => takes(path))
      .map(([path, text]) => ({
        path,
        content: Buffer.from(text.replaceAll(addressInFiles, address)),
      }));
    edits.forEach(({ path }) => left.delete(path));
    tree = await repository.writer.writeTree(tree, edits);
    const who = { name, email, atMs: host.clock.now() - msAgo };
    head = await repository.writer.commitTree(
      tree,
      head ? [head] : [],
      message,
      { author: who, committer: who },
    );
  }
  if (!head || left.size > 0) {
    throw new Error(`No commit takes ${[...left.keys()].join(', ')}`);
  }
  await repository.git.updateRef('refs/heads/main', head, noCommit);
  const now = host.clock.now();
  repository.protections.push({
    ruleName: 'main',
    enablePush: false,
    // The portal proposes; people decide.
    mergeWhitelist: peopleNames,
    requiredApprovals: 0,
    blockOnRejectedReviews: true,
    blockOnOutdatedBranch: false,
    dismissStaleApprovals: false,
    createdMs: now,
    updatedMs: now,
  });
  return repository;
}
