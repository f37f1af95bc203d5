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
  DatabaseRef,
  ManifestLocation,
} from '@database-platform/plugin-databases-common';
import {
  GitHost,
  GitRepository,
} from '@database-platform/plugin-databases-node';

import { FoundDeployment } from './FoundDeployment';

/**
 * A file or folder on a branch of a repository in which a manifest is, or will be.
 */
export interface ManifestPlace {
  foundBy: ManifestLocation['foundBy'];
  /** In words, as {@link ManifestLocation.detail}. */
  detail: string;
  gitHost: GitHost;
  repository: GitRepository;
  /** The repository's default branch when absent. */
  branch: string | undefined;
  /** Without slashes at its ends; empty for the whole repository. */
  path: string;
  /** What applies it, where that led here. */
  deployment?: FoundDeployment;
  /** The keys under which a Helm values file holds the `spec`. */
  helmKeys?: readonly string[];
}

/** What is looked for in a place. */
export interface ManifestIdentity {
  ref: DatabaseRef;
  group: string;
  kind: string;
}

/** Whether a path is that of a file with YAML, and not of a folder. */
export function isYamlFile(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
