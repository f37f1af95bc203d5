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

import {
  blobSha,
  changesBetween,
  MemoryCommit,
  MemoryForge,
  MemoryPerson,
  MemoryPull,
  MemoryRepository,
  withChanges,
} from '../memory';
import { listAt, textAt } from '../../../../json';
import { Json, needObjects, needText } from '../need';
import { GitlabDescription } from './GitlabDescription';

type Answer = [status: number, body?: unknown];

/** What an operation is done with. */
interface Asked {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: Json;
  repository: MemoryRepository;
  person: MemoryPerson;
}

/** GitLab's API on a forge in memory. Each request is checked against GitLab's documentation, each answer too. */
export class FakeGitlab {
  /** What was not as the documentation says; the adapter only sees that the host fails. */
  readonly violations: string[] = [];
  /** The operations that were asked for. */
  readonly used = new Set<string>();
  readonly #forge: MemoryForge;
  readonly #description = new GitlabDescription();

  constructor(forge: MemoryForge) {
    this.#forge = forge;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const method = init?.method ?? 'GET';
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    const headers = new Headers(init?.headers);
    try {
      const { shape, params } = this.#description.match(method, url, body);
      this.used.add(shape.name);
      const [status, answer] = this.#answer(shape.name, {
        params,
        query: url.searchParams,
        body: body ?? {},
        authorization: headers.get('authorization'),
      });
      this.#description.checkAnswer(shape, status, answer);
      return new Response(
        answer === undefined ? null : JSON.stringify(answer),
        {
          status,
          headers: { 'content-type': 'application/json' },
        },
      );
    } catch (error) {
      this.violations.push(String(error));
      return new Response('{}', { status: 500 });
    }
  };

  #answer(
    name: string,
    asked: Pick<Asked, 'params' | 'query' | 'body'> & {
      authorization: string | null;
    },
  ): Answer {
    const person = this.#forge.personOf(asked.authorization);
    if (!person) {
      return failure(401, '401 Unauthorized');
    }
    if (name === 'GET /users') {
      const found = this.#forge.person(asked.query.get('username') ?? '');
      return [200, found ? [this.#user(found.name)] : []];
    }
    const repository = this.#forge.repositories.get(asked.params.id);
    if (!repository) {
      return failure(404, '404 Project Not Found');
    }
    const isWrite = !name.startsWith('GET ');
    if (isWrite && person.right !== 'write' && !name.endsWith('/commits')) {
      return failure(403, '403 Forbidden');
    }
    const operate = this.#operations[name];
    if (!operate) {
      throw new Error(`The fake does not do ${name}`);
    }
    return operate({ ...asked, repository, person });
  }

  readonly #operations: Readonly<Record<string, (asked: Asked) => Answer>> = {
    'GET /projects/{id}': ({ repository, person }) => [
      200,
      {
        id: 1,
        default_branch: 'main',
        archived: repository.archived,
        permissions: {
          project_access: { access_level: person.right === 'write' ? 30 : 20 },
          group_access: null,
        },
      },
    ],
    'GET /projects/{id}/repository/branches/{branch}': ({
      repository,
      params,
    }) => {
      const head = repository.branches.get(params.branch);
      return head
        ? [
            200,
            {
              name: params.branch,
              protected: repository.isProtected(params.branch),
              commit: commitJson(repository.commits.get(head)!),
            },
          ]
        : failure(404, '404 Branch Not Found');
    },
    'DELETE /projects/{id}/repository/branches/{branch}': ({
      repository,
      params,
    }) =>
      repository.branches.delete(params.branch)
        ? [204]
        : failure(404, '404 Branch Not Found'),
    'GET /projects/{id}/repository/files/{file_path}': ({
      repository,
      params,
      query,
    }) => {
      const commit = repository.resolve(query.get('ref')!);
      const content = commit?.files.get(params.file_path);
      return content === undefined
        ? failure(404, commit ? '404 File Not Found' : '404 Commit Not Found')
        : [
            200,
            {
              file_path: params.file_path,
              encoding: 'base64',
              content: Buffer.from(content).toString('base64'),
              blob_id: blobSha(content),
              commit_id: commit!.sha,
            },
          ];
    },
    'GET /projects/{id}/repository/commits/{sha}': ({ repository, params }) => {
      const commit = repository.resolve(params.sha);
      return commit
        ? [200, commitJson(commit)]
        : failure(404, '404 Commit Not Found');
    },
    'GET /projects/{id}/repository/commits/{sha}/diff': ({
      repository,
      params,
    }) => {
      const commit = repository.resolve(params.sha)!;
      const before =
        repository.commits.get(commit.parents[0])?.files ?? new Map();
      return [
        200,
        changesBetween(before, commit.files).map(([path, content]) => ({
          old_path: path,
          new_path: path,
          new_file: !before.has(path),
          renamed_file: false,
          deleted_file: content === undefined,
        })),
      ];
    },
    'GET /projects/{id}/repository/commits/{sha}/statuses': ({
      repository,
      params,
    }) => {
      const states = {
        pending: 'running',
        passed: 'success',
        failed: 'failed',
      };
      return [
        200,
        [...(repository.statuses.get(params.sha) ?? [])].map(
          ([name, state], i) => ({
            id: i,
            sha: params.sha,
            name,
            status: states[state],
            allow_failure: false,
            description: null,
            target_url: null,
          }),
        ),
      ];
    },
    'POST /projects/{id}/repository/commits': asked => this.#commit(asked),
    'GET /projects/{id}/repository/merge_base': ({ repository, query }) => {
      const refs = query.getAll('refs[]');
      const unknown = refs.filter(ref => !repository.resolve(ref));
      if (unknown.length > 0) {
        return failure(400, `Could not find ref: ${unknown.join(', ')}`);
      }
      const base = repository.mergeBase(refs[0], refs[1]);
      return base
        ? [200, commitJson(base)]
        : failure(404, '404 Merge Base Not Found');
    },
    'GET /projects/{id}/merge_requests': ({ repository, query }) => {
      const found = repository.pulls
        .filter(
          pull =>
            pull.branch === query.get('source_branch') &&
            pull.base === query.get('target_branch') &&
            (query.get('state') !== 'opened' || pull.state === 'open'),
        )
        .reverse();
      return [200, found.map(pull => this.#mergeRequest(repository, pull))];
    },
    'POST /projects/{id}/merge_requests': asked => this.#open(asked),
    'GET /projects/{id}/merge_requests/{iid}': ({ repository, params }) => {
      const pull = pullOf(repository, params.iid);
      return pull
        ? [200, this.#mergeRequest(repository, pull)]
        : failure(404, '404 Not found');
    },
    'PUT /projects/{id}/merge_requests/{iid}': ({
      repository,
      params,
      body,
    }) => {
      const pull = pullOf(repository, params.iid);
      if (!pull) {
        return failure(404, '404 Not found');
      }
      if (body.add_labels) {
        pull.labels = [
          ...new Set([
            ...pull.labels,
            ...needText(body, 'add_labels').split(','),
          ]),
        ];
      }
      if (body.reviewer_ids) {
        const names = Object.values(this.#forge.people).map(({ name }) => name);
        pull.requested = names.filter((_, i) =>
          listAt(body, 'reviewer_ids').includes(i),
        );
      }
      if (body.state_event === 'close') {
        Object.assign(pull, { state: 'closed', closedAt: repository.now() });
      }
      return [200, this.#mergeRequest(repository, pull)];
    },
    'GET /projects/{id}/merge_requests/{iid}/approvals': ({
      repository,
      params,
    }) => {
      const pull = pullOf(repository, params.iid)!;
      const last = pull.reviews[pull.reviews.length - 1];
      return [
        200,
        {
          approvals_required: repository.approvalsFor(pull.base),
          approved_by:
            last?.verdict === 'approved'
              ? [{ user: this.#user(last.user), approved_at: last.at }]
              : [],
        },
      ];
    },
    'GET /projects/{id}/merge_requests/{iid}/reviewers': ({
      repository,
      params,
    }) => {
      const pull = pullOf(repository, params.iid)!;
      const words = {
        approved: 'approved',
        'changes requested': 'requested_changes',
      };
      const last = pull.reviews[pull.reviews.length - 1];
      const waiting = pull.requested.map(name => [name, 'unreviewed']);
      const reviewed = last ? [[last.user, words[last.verdict]]] : [];
      return [
        200,
        [...waiting, ...reviewed].map(([name, state]) => ({
          user: this.#user(name),
          state,
          created_at: pull.createdAt,
        })),
      ];
    },
    'GET /projects/{id}/merge_requests/{iid}/notes': ({
      repository,
      params,
    }) => [
      200,
      pullOf(repository, params.iid)!.comments.map((body, id) => ({
        id,
        body,
        system: false,
      })),
    ],
    'POST /projects/{id}/merge_requests/{iid}/notes': ({
      repository,
      params,
      body,
    }) => {
      const { comments } = pullOf(repository, params.iid)!;
      const text = needText(body, 'body');
      comments.push(text);
      return [201, { id: comments.length, body: text }];
    },
    'GET /projects/{id}/labels/{label_id}': ({ repository, params }) =>
      repository.labels.has(params.label_id)
        ? [200, { id: 1, name: params.label_id }]
        : failure(404, '404 Label Not Found'),
  };

  #commit({ repository, body, person }: Asked): Answer {
    const branch = needText(body, 'branch');
    const startSha = needText(body, 'start_sha');
    const actions = needObjects(body, 'actions').map(action => ({
      does: needText(action, 'action'),
      path: needText(action, 'file_path'),
      content: textAt(action, 'content') ?? '',
    }));
    const isAllowed =
      person.right === 'write' &&
      !repository.archived &&
      !repository.isProtected(branch);
    if (!isAllowed) {
      return failure(
        403,
        '403 Forbidden - You are not allowed to push into this branch',
      );
    }
    if (repository.branches.has(branch) && !body.force) {
      return failure(
        400,
        `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
      );
    }
    const start = repository.resolve(startSha);
    if (!start) {
      return failure(400, `Cannot find start_sha '${startSha}'`);
    }
    for (const { does, path } of actions) {
      const isThere = start.files.has(path);
      if (does === 'create' && isThere) {
        return failure(400, 'A file with this name already exists');
      }
      if (does !== 'create' && !isThere) {
        return failure(400, "A file with this name doesn't exist");
      }
    }
    const files = withChanges(
      start.files,
      actions.map(({ does, path, content }) => [
        path,
        does === 'delete'
          ? undefined
          : Buffer.from(content, 'base64').toString('utf8'),
      ]),
    );
    const commit = repository.addCommit(
      files,
      [start.sha],
      needText(body, 'commit_message'),
      {
        name: textAt(body, 'author_name') ?? person.name,
        email: textAt(body, 'author_email') ?? `${person.name}@example.org`,
      },
    );
    repository.setBranch(branch, commit.sha);
    return [201, commitJson(commit)];
  }

  #open({ repository, body, person }: Asked): Answer {
    const source = needText(body, 'source_branch');
    const target = needText(body, 'target_branch');
    const headSha = repository.branches.get(source);
    if (!headSha || !repository.branches.has(target)) {
      const name = headSha ? target : source;
      return [400, { message: [`Branch "${name}" does not exist`] }];
    }
    const open = repository.pulls.find(
      pull =>
        pull.state === 'open' && pull.branch === source && pull.base === target,
    );
    if (open) {
      return [
        409,
        {
          message: [
            `Another open merge request already exists for this source branch: !${open.number}`,
          ],
        },
      ];
    }
    const pull: MemoryPull = {
      number: repository.pulls.length + 1,
      title: needText(body, 'title'),
      body: needText(body, 'description'),
      branch: source,
      base: target,
      author: person.name,
      state: 'open',
      draft: false,
      createdAt: repository.now(),
      headSha,
      labels: [],
      requested: [],
      reviews: [],
      comments: [],
    };
    repository.pulls.push(pull);
    return [201, this.#mergeRequest(repository, pull)];
  }

  #mergeRequest(repository: MemoryRepository, pull: MemoryPull): Json {
    const states = { open: 'opened', merged: 'merged', closed: 'closed' };
    const isConflict =
      pull.state === 'open' && repository.merged(pull) === undefined;
    const { merge } = pull;
    return {
      id: 1000 + pull.number,
      iid: pull.number,
      project_id: 1,
      title: pull.title,
      description: pull.body,
      state: states[pull.state],
      created_at: pull.createdAt,
      merged_at: merge ? pull.closedAt : null,
      closed_at: pull.state === 'closed' ? pull.closedAt : null,
      source_branch: pull.branch,
      target_branch: pull.base,
      source_project_id: 1,
      target_project_id: 1,
      author: this.#user(pull.author),
      reviewers: pull.requested.map(name => this.#user(name)),
      labels: pull.labels,
      draft: pull.draft,
      merge_status: isConflict ? 'cannot_be_merged' : 'can_be_merged',
      detailed_merge_status: isConflict ? 'conflict' : 'mergeable',
      // After a rebase without a merge commit the head is what is on the target branch.
      sha: merge?.style === 'rebase' ? merge.sha : pull.headSha,
      merge_commit_sha: merge?.style === 'merge' ? merge.sha : null,
      squash_commit_sha: merge?.style === 'squash' ? merge.sha : null,
      web_url: `https://gitlab.com/${repository.fullName}/-/merge_requests/${pull.number}`,
      has_conflicts: isConflict,
      head_pipeline: null,
    };
  }

  #user(name: string): Json {
    const names = Object.values(this.#forge.people).map(person => person.name);
    return { id: names.indexOf(name), username: name, name, state: 'active' };
  }
}

function failure(status: number, message: string): Answer {
  return [status, { message }];
}

function commitJson({ sha, parents, message, author }: MemoryCommit): Json {
  return {
    id: sha,
    parent_ids: parents,
    message,
    author_name: author.name,
    author_email: author.email,
  };
}

function pullOf({ pulls }: MemoryRepository, number: string) {
  return pulls.find(pull => pull.number === Number(number));
}
