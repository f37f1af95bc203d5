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

import { blobSha, MemoryCommit, MemoryPull, MemoryRepository } from '../memory';
import { Json, needObject, needObjects } from '../need';
import { GithubDescription } from './GithubDescription';

/** Answers as GitHub gives them: its published examples, filled in with what a repository in memory has. */
export class GithubAnswers {
  constructor(readonly description: GithubDescription) {}

  repository(repository: MemoryRepository, canPush: boolean): Json {
    const example = this.description.example('GET /repos/{owner}/{repo}');
    // The example of the source lacks what the description demands.
    const { source, parent, template_repository, ...rest } = example;
    return {
      ...rest,
      // The example lacks it.
      language: null,
      name: repository.name,
      full_name: repository.fullName,
      default_branch: 'main',
      archived: repository.archived,
      permissions: { admin: false, push: canPush, pull: true },
    };
  }

  ref(branch: string, sha: string): Json {
    const example = this.description.example(
      'GET /repos/{owner}/{repo}/git/ref/{ref}',
    );
    return {
      ...example,
      ref: `refs/heads/${branch}`,
      object: { ...needObject(example, 'object'), sha },
    };
  }

  file(path: string, content: string): Json {
    return {
      ...this.description.example(
        'GET /repos/{owner}/{repo}/contents/{path}',
        'response-if-content-is-a-file',
      ),
      path,
      name: path.split('/').pop(),
      sha: blobSha(content),
      size: Buffer.byteLength(content),
      // GitHub breaks the lines.
      content: Buffer.from(content)
        .toString('base64')
        .replace(/.{60}/g, '$&\n'),
    };
  }

  folder(): Json[] {
    return this.description.listExample(
      'GET /repos/{owner}/{repo}/contents/{path}',
      'response-if-content-is-a-directory',
    );
  }

  gitCommit({ sha, tree, parents, message, author }: MemoryCommit): Json {
    const example = this.description.example(
      'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    );
    return {
      ...example,
      sha,
      message,
      author: { ...needObject(example, 'author'), ...author },
      tree: { ...needObject(example, 'tree'), sha: tree },
      parents: parentsOf(example, parents),
    };
  }

  commit(
    { sha, parents }: MemoryCommit,
    files: ReadonlyArray<{ path: string; status: string }>,
  ): Json {
    const example = this.description.example(
      'GET /repos/{owner}/{repo}/commits/{ref}',
    );
    const [file] = needObjects(example, 'files');
    return {
      ...example,
      sha,
      parents: parentsOf(example, parents),
      files: files.map(({ path, status }) => ({
        ...file,
        sha: example.sha,
        // The example lacks it.
        contents_url: file.raw_url,
        filename: path,
        status,
      })),
    };
  }

  tree(sha: string): Json {
    const example = this.description.example(
      'POST /repos/{owner}/{repo}/git/trees',
    );
    return { ...example, sha };
  }

  /** What a folder has itself, without what is in the folders below. */
  listing(repository: MemoryRepository, sha: string): Json {
    const example = this.description.example(
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    );
    const [entry] = needObjects(example, 'tree');
    const files = [...(repository.trees.get(sha) ?? [])];
    const folder = repository.folders.get(sha) ?? '';
    const names = [...new Set(files.map(([path]) => path.split('/')[0]))];
    return {
      ...example,
      sha,
      truncated: false,
      tree: names.map(name => {
        const path = `${folder}${name}`;
        const below = files.flatMap(([file, content]) =>
          file.startsWith(`${name}/`)
            ? [[file.slice(name.length + 1), content] as const]
            : [],
        );
        return below.length > 0
          ? {
              ...entry,
              path: name,
              type: 'tree',
              mode: '040000',
              sha: repository.addFolder(`${path}/`, new Map(below)),
            }
          : {
              ...entry,
              path: name,
              mode: repository.modes.get(path) ?? '100644',
            };
      }),
    };
  }

  comparison(status: 'ahead' | 'behind' | 'diverged' | 'identical'): Json {
    const example = this.description.example(
      'GET /repos/{owner}/{repo}/compare/{basehead}',
    );
    return { ...example, status };
  }

  pull(
    repository: MemoryRepository,
    pull: MemoryPull,
    mergeable: boolean | null,
  ): Json {
    const example = this.description.example(
      'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    );
    const isMerged = pull.state === 'merged';
    return {
      ...example,
      ...this.#pullFields(repository, pull, example),
      merged: isMerged,
      mergeable,
      merged_by: isMerged ? example.user : null,
    };
  }

  listedPull(repository: MemoryRepository, pull: MemoryPull): Json {
    const [example] = this.description.listExample(
      'GET /repos/{owner}/{repo}/pulls',
    );
    return { ...example, ...this.#pullFields(repository, pull, example) };
  }

  #pullFields(
    { fullName }: MemoryRepository,
    pull: MemoryPull,
    example: Json,
  ): Json {
    const [label] = needObjects(example, 'labels');
    const user = (login: string) => ({
      ...needObject(example, 'user'),
      login,
    });
    return {
      number: pull.number,
      html_url: `https://github.com/${fullName}/pull/${pull.number}`,
      title: pull.title,
      body: pull.body,
      state: pull.state === 'open' ? 'open' : 'closed',
      draft: pull.draft,
      user: user(pull.author),
      created_at: pull.createdAt,
      closed_at: pull.closedAt ?? null,
      merged_at: pull.merge ? pull.closedAt : null,
      // Of an open one this is the commit of a trial merge.
      merge_commit_sha:
        pull.merge?.sha ?? 'e5bd3914e2e596debea16f433f57875b5b90bcd6',
      labels: pull.labels.map(name => ({ ...label, name })),
      requested_reviewers: pull.requested.map(user),
      requested_teams: [],
      head: {
        ...needObject(example, 'head'),
        ref: pull.branch,
        sha: pull.headSha,
      },
      base: { ...needObject(example, 'base'), ref: pull.base },
    };
  }
}

function parentsOf(example: Json, parents: readonly string[]): Json[] {
  const [parent] = needObjects(example, 'parents');
  return parents.map(sha => ({ ...parent, sha }));
}
