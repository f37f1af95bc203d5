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

import { Finding } from '@database-platform/plugin-databases-common';

/** Where a finding's claim is written down. */
export type FindingSource = NonNullable<Finding['source']>;

/** A page of the Kubernetes documentation. */
export function kubernetes(title: string, path: string): FindingSource {
  return {
    title: `Kubernetes: ${title}`,
    url: `https://kubernetes.io/docs/${path}`,
  };
}

/** An operator's repository on GitHub at a version: places in its source, and its issues. */
export function operatorSources(
  repository: string,
  version: string,
): {
  /** @param commit - where another one than of the version was read */
  source(path: string, commit?: string): FindingSource;
  issue(number: number): FindingSource;
} {
  const address = `https://github.com/${repository}`;
  const [, name] = repository.split('/');
  return {
    source: (path, commit = version) => ({
      title: `${name}, ${path}`,
      url: `${address}/blob/${commit}/${path}`,
    }),
    issue: number => ({
      title: `${repository} issue ${number}`,
      url: `${address}/issues/${number}`,
    }),
  };
}
