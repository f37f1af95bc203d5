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
  MemoryForge,
  MemoryPerson,
  MemoryPull,
  MemoryRepository,
  withChanges,
} from '../memory';
import { at } from '../../../../json';
import { Json, needObject, needObjects, needText, needTexts } from '../need';
import { GithubAnswers } from './GithubAnswers';
import { GithubDescription, GithubOperation } from './GithubDescription';

/** What an operation is done with. */
interface Asked {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: Json;
  repository: MemoryRepository;
  person: MemoryPerson;
}

/** A status with a body. */
export type Answer = [status: number, body?: unknown];
type Operation = (asked: Asked) => Answer;

const NOT_FOUND: Answer = [
  404,
  {
    message: 'Not Found',
    documentation_url: 'https://docs.github.com/rest',
    status: '404',
  },
];

/**
 * GitHub's API on a forge in memory. Each request is checked against GitHub's description, each answer too.
 */
export class FakeGithub {
  /** What was not as the description says; the adapter only sees that the host fails. */
  readonly violations: string[] = [];
  /** The operations that were asked for. */
  readonly used = new Set<string>();
  /** Answers in place of the fake's own; they are checked too. */
  readonly overrides = new Map<string, Answer>();
  readonly #forge: MemoryForge;
  readonly #description: GithubDescription;
  readonly #answers: GithubAnswers;

  constructor(forge: MemoryForge, description: GithubDescription) {
    this.#forge = forge;
    this.#description = description;
    this.#answers = new GithubAnswers(description);
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input).replace('/api/v3', ''));
    const method = init?.method ?? 'GET';
    const headers = new Headers(init?.headers);
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    try {
      const operation = this.#description.match(method, url, body);
      this.used.add(operation.name);
      const [status, answer] = this.#answer(
        operation,
        url,
        headers,
        body ?? {},
      );
      this.#description.checkAnswer(operation, status, answer);
      return new Response(
        answer === undefined ? null : JSON.stringify(answer),
        {
          status,
          headers: { 'content-type': 'application/json; charset=utf-8' },
        },
      );
    } catch (error) {
      this.violations.push(String(error));
      return new Response('{}', { status: 500 });
    }
  };

  #answer(
    operation: GithubOperation,
    url: URL,
    headers: Headers,
    body: Json,
  ): Answer {
    const { name, params } = operation;
    const person = this.#forge.personOf(headers.get('authorization'));
    if (!person) {
      return [
        401,
        {
          message: 'Bad credentials',
          documentation_url: 'https://docs.github.com/rest',
          status: '401',
        },
      ];
    }
    const repository = this.#forge.repositories.get(
      `${params.owner}/${params.repo}`,
    );
    if (!repository) {
      return NOT_FOUND;
    }
    const isWrite = !name.startsWith('GET ');
    if (isWrite && repository.archived) {
      return [403, { message: 'Repository was archived so is read-only.' }];
    }
    if (isWrite && person.right !== 'write') {
      return [
        403,
        { message: 'Resource not accessible by personal access token' },
      ];
    }
    const override = this.overrides.get(name);
    if (override) {
      return override;
    }
    const operate = this.#operations[name];
    if (!operate) {
      throw new Error(`The fake does not do ${name}`);
    }
    return operate({
      params,
      query: url.searchParams,
      body,
      repository,
      person,
    });
  }

  readonly #operations: Readonly<Record<string, Operation>> = {
    'GET /repos/{owner}/{repo}': ({ repository, person }) => [
      200,
      this.#answers.repository(repository, person.right === 'write'),
    ],
    'GET /repos/{owner}/{repo}/git/ref/{ref}': ({ repository, params }) => {
      const branch = params.ref.replace(/^heads\//, '');
      const sha = repository.branches.get(branch);
      return sha ? [200, this.#answers.ref(branch, sha)] : NOT_FOUND;
    },
    'POST /repos/{owner}/{repo}/git/refs': ({ repository, body }) => {
      const branch = needText(body, 'ref').replace(/^refs\/heads\//, '');
      if (repository.branches.has(branch)) {
        return invalid('Reference already exists');
      }
      if (repository.isProtected(branch)) {
        return invalid(
          'Repository rule violations found\n\nCannot create ref due to creations being restricted.',
        );
      }
      const sha = needText(body, 'sha');
      repository.setBranch(branch, sha);
      return [201, this.#answers.ref(branch, sha)];
    },
    'PATCH /repos/{owner}/{repo}/git/refs/{ref}': ({
      repository,
      params,
      body,
    }) => {
      const branch = params.ref.replace(/^heads\//, '');
      const head = repository.branches.get(branch);
      if (!head) {
        return invalid('Reference does not exist');
      }
      const sha = needText(body, 'sha');
      if (!body.force && !repository.isAncestor(head, sha)) {
        return invalid('Update is not a fast forward');
      }
      repository.setBranch(branch, sha);
      return [200, this.#answers.ref(branch, sha)];
    },
    'DELETE /repos/{owner}/{repo}/git/refs/{ref}': ({ repository, params }) => {
      const branch = params.ref.replace(/^heads\//, '');
      return repository.branches.delete(branch)
        ? [204]
        : invalid('Reference does not exist');
    },
    'GET /repos/{owner}/{repo}/contents/{path}': ({
      repository,
      params,
      query,
    }) => {
      const files = repository.resolve(query.get('ref') ?? 'main')?.files;
      const content = files?.get(params.path);
      if (content !== undefined) {
        return [200, this.#answers.file(params.path, content)];
      }
      const isFolder = [...(files?.keys() ?? [])].some(path =>
        path.startsWith(`${params.path}/`),
      );
      return isFolder ? [200, this.#answers.folder()] : NOT_FOUND;
    },
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': ({
      repository,
      params,
    }) => {
      const commit = repository.commits.get(params.commit_sha);
      return commit ? [200, this.#answers.gitCommit(commit)] : NOT_FOUND;
    },
    'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': ({
      repository,
      params,
    }) =>
      repository.trees.has(params.tree_sha)
        ? [200, this.#answers.listing(repository, params.tree_sha)]
        : NOT_FOUND,
    'POST /repos/{owner}/{repo}/git/trees': ({ repository, body }) => {
      const base = repository.trees.get(needText(body, 'base_tree'));
      if (!base) {
        return NOT_FOUND;
      }
      const entries = needObjects(body, 'tree');
      entries.forEach(entry =>
        repository.modes.set(needText(entry, 'path'), needText(entry, 'mode')),
      );
      const tree = withChanges(
        base,
        entries.map(entry => [
          needText(entry, 'path'),
          entry.sha === null ? undefined : needText(entry, 'content'),
        ]),
      );
      return [201, this.#answers.tree(repository.addTree(tree))];
    },
    'POST /repos/{owner}/{repo}/git/commits': ({ repository, body }) => {
      const commit = repository.addCommit(
        repository.trees.get(needText(body, 'tree'))!,
        needTexts(body, 'parents'),
        needText(body, 'message'),
        body.author === undefined
          ? undefined
          : {
              name: needText(body, 'author', 'name'),
              email: needText(body, 'author', 'email'),
            },
      );
      return [201, this.#answers.gitCommit(commit)];
    },
    'GET /repos/{owner}/{repo}/commits/{ref}': ({ repository, params }) => {
      const commit = repository.resolve(params.ref);
      if (!commit) {
        return invalid(`No commit found for SHA: ${params.ref}`);
      }
      const parent =
        repository.commits.get(commit.parents[0])?.files ?? new Map();
      const files = changesBetween(parent, commit.files).map(
        ([path, content]) => ({
          path,
          status:
            content === undefined
              ? 'removed'
              : addedOrModified(parent.has(path)),
        }),
      );
      return [200, this.#answers.commit(commit, files)];
    },
    'GET /repos/{owner}/{repo}/compare/{basehead}': ({
      repository,
      params,
    }) => {
      const [base, head] = params.basehead
        .split('...')
        .map(ref => repository.resolve(ref)?.sha);
      return base && head
        ? [200, this.#answers.comparison(compare(repository, base, head))]
        : NOT_FOUND;
    },
    'GET /repos/{owner}/{repo}/pulls': ({ repository, query }) => {
      const found = repository.pulls
        .filter(
          pull =>
            `acme:${pull.branch}` === query.get('head') &&
            pull.base === query.get('base') &&
            (query.get('state') === 'all' || pull.state === 'open'),
        )
        .reverse()
        .slice(0, Number(query.get('per_page') ?? 30));
      return [
        200,
        found.map(pull => this.#answers.listedPull(repository, pull)),
      ];
    },
    'POST /repos/{owner}/{repo}/pulls': ({ repository, body, person }) => {
      const head = needText(body, 'head');
      const base = needText(body, 'base');
      const headSha = repository.branches.get(head);
      if (!headSha || !repository.branches.has(base)) {
        return invalid('Validation Failed', [
          {
            resource: 'PullRequest',
            field: headSha ? 'base' : 'head',
            code: 'invalid',
          },
        ]);
      }
      const isOpen = repository.pulls.some(
        pull =>
          pull.state === 'open' && pull.branch === head && pull.base === base,
      );
      if (isOpen) {
        return invalid('Validation Failed', [
          {
            resource: 'PullRequest',
            code: 'custom',
            message: `A pull request already exists for acme:${head}.`,
          },
        ]);
      }
      const pull: MemoryPull = {
        number: repository.pulls.length + 1,
        title: needText(body, 'title'),
        body: needText(body, 'body'),
        branch: head,
        base,
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
      return [201, this.#answers.pull(repository, pull, null)];
    },
    'GET /repos/{owner}/{repo}/pulls/{pull_number}': ({
      repository,
      params,
    }) => {
      const pull = pullOf(repository, params.pull_number);
      return pull
        ? [
            200,
            this.#answers.pull(repository, pull, mergeableOf(repository, pull)),
          ]
        : NOT_FOUND;
    },
    'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': ({
      repository,
      params,
      body,
    }) => {
      const pull = pullOf(repository, params.pull_number);
      if (!pull) {
        return NOT_FOUND;
      }
      if (body.state === 'closed' && pull.state === 'open') {
        Object.assign(pull, { state: 'closed', closedAt: repository.now() });
      }
      return [200, this.#answers.pull(repository, pull, null)];
    },
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': ({
      repository,
      params,
    }) => {
      const name = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
      const [example] = this.#description.listExample(name);
      const user = needObject(example, 'user');
      const states = {
        approved: 'APPROVED',
        'changes requested': 'CHANGES_REQUESTED',
      };
      const { reviews } = pullOf(repository, params.pull_number)!;
      return [
        200,
        reviews.map(review => ({
          ...example,
          user: { ...user, login: review.user },
          state: states[review.verdict],
          submitted_at: review.at,
          author_association: 'COLLABORATOR',
        })),
      ];
    },
    'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': ({
      repository,
      params,
    }) => {
      const name = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
      const [example] = needObjects(
        this.#description.example(name),
        'check_runs',
      );
      // The checks of the contract: those whose name begins with "lint" are of a workflow.
      const runs = statusesOf(repository, params.ref, true).map(
        ([check, state]) => ({
          ...example,
          name: check,
          status: state === 'pending' ? 'in_progress' : 'completed',
          conclusion: { pending: null, passed: 'success', failed: 'failure' }[
            state
          ],
        }),
      );
      return [200, { total_count: runs.length, check_runs: runs }];
    },
    'GET /repos/{owner}/{repo}/commits/{ref}/status': ({
      repository,
      params,
    }) => {
      const name = 'GET /repos/{owner}/{repo}/commits/{ref}/status';
      const example = this.#description.example(name);
      const [shown] = needObjects(example, 'statuses');
      const statuses = statusesOf(repository, params.ref, false).map(
        ([context, state]) => ({
          ...shown,
          context,
          state: { pending: 'pending', passed: 'success', failed: 'failure' }[
            state
          ],
        }),
      );
      return [200, { ...example, total_count: statuses.length, statuses }];
    },
    'GET /repos/{owner}/{repo}/rules/branches/{branch}': ({
      repository,
      params,
    }) => {
      const required = repository.approvalsFor(params.branch);
      const rule = {
        type: 'pull_request',
        ruleset_source_type: 'Repository',
        ruleset_source: repository.fullName,
        ruleset_id: 42,
        parameters: {
          dismiss_stale_reviews_on_push: false,
          require_code_owner_review: false,
          require_last_push_approval: false,
          required_approving_review_count: required,
          required_review_thread_resolution: false,
        },
      };
      return [200, required > 0 ? [rule] : []];
    },
    'GET /repos/{owner}/{repo}/branches/{branch}': ({ repository, params }) => {
      const example = this.#description.example(
        'GET /repos/{owner}/{repo}/branches/{branch}',
      );
      return repository.branches.has(params.branch)
        ? [200, { ...example, name: params.branch, protected: false }]
        : NOT_FOUND;
    },
    'GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews':
      () => [404, { message: 'Branch not protected' }],
    'GET /repos/{owner}/{repo}/labels/{name}': ({ repository, params }) => {
      const example = this.#description.example(
        'GET /repos/{owner}/{repo}/labels/{name}',
      );
      return repository.labels.has(params.name)
        ? [200, { ...example, name: params.name }]
        : NOT_FOUND;
    },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': ({
      repository,
      params,
      body,
    }) => {
      const name = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
      const [example] = this.#description.listExample(name);
      const pull = pullOf(repository, params.issue_number)!;
      pull.labels = [
        ...new Set([...pull.labels, ...needTexts(body, 'labels')]),
      ];
      return [200, pull.labels.map(label => ({ ...example, name: label }))];
    },
    'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers': ({
      repository,
      params,
      body,
    }) => {
      const pull = pullOf(repository, params.pull_number)!;
      const wanted =
        at(body, 'reviewers') === undefined ? [] : needTexts(body, 'reviewers');
      if (wanted.some(name => !this.#forge.person(name))) {
        return invalid(
          'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the acme/databases repository.',
        );
      }
      pull.requested = [...new Set([...pull.requested, ...wanted])];
      return [201, this.#answers.listedPull(repository, pull)];
    },
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': ({
      repository,
      params,
    }) => {
      const name = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
      const [example] = this.#description.listExample(name);
      const { comments } = pullOf(repository, params.issue_number)!;
      return [200, comments.map(body => ({ ...example, body }))];
    },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': ({
      repository,
      params,
      body,
    }) => {
      const name = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
      const example = this.#description.example(name);
      const text = needText(body, 'body');
      pullOf(repository, params.issue_number)!.comments.push(text);
      return [201, { ...example, body: text }];
    },
    'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': ({
      repository,
      params,
    }) => {
      const example = this.#description.example(
        'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
      );
      const content = [...repository.commits.values()]
        .flatMap(({ files }) => [...files.values()])
        .find(text => blobSha(text) === params.file_sha);
      return content === undefined
        ? NOT_FOUND
        : [
            200,
            {
              ...example,
              content: Buffer.from(content).toString('base64'),
              encoding: 'base64',
            },
          ];
    },
  };
}

function invalid(message: string, errors?: Json[]): Answer {
  return [
    422,
    {
      message,
      ...(errors ? { errors } : {}),
      documentation_url: 'https://docs.github.com/rest',
    },
  ];
}

function addedOrModified(wasThere: boolean): string {
  return wasThere ? 'modified' : 'added';
}

function compare(repository: MemoryRepository, base: string, head: string) {
  if (base === head) {
    return 'identical';
  }
  if (repository.isAncestor(base, head)) {
    return 'ahead';
  }
  return repository.isAncestor(head, base) ? 'behind' : 'diverged';
}

function pullOf({ pulls }: MemoryRepository, number: string) {
  return pulls.find(pull => pull.number === Number(number));
}

function mergeableOf(repository: MemoryRepository, pull: MemoryPull) {
  return pull.state === 'open' ? repository.merged(pull) !== undefined : null;
}

function statusesOf(
  { statuses }: MemoryRepository,
  sha: string,
  isRun: boolean,
) {
  return [...(statuses.get(sha) ?? [])].filter(
    ([name]) => name.startsWith('lint') === isRun,
  );
}
