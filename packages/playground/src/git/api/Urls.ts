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

import { HostedRepository } from '../model/HostedRepository';
import { PullRequest } from '../model/PullRequest';

/** The addresses that answers name. */
export class Urls {
  /** @param root - where the host is reached, without a slash at its end */
  constructor(readonly root: string) {}

  get swagger(): string {
    return `${this.root}/api/swagger`;
  }

  user(name: string): string {
    return `${this.root}/${encodeURIComponent(name)}`;
  }

  html({ fullName }: HostedRepository): string {
    return `${this.root}/${fullName}`;
  }

  api({ fullName }: HostedRepository): string {
    return `${this.root}/api/v1/repos/${fullName}`;
  }

  clone(repository: HostedRepository): string {
    return `${this.html(repository)}.git`;
  }

  pull(repository: HostedRepository, { index }: PullRequest): string {
    return `${this.html(repository)}/pulls/${index}`;
  }
}

/** Escapes each part of a path, not the slashes between them. */
export function escapePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
