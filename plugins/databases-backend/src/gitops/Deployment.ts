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

import { ManifestLocation } from '@database-platform/plugin-databases-common';

/**
 * What applies a database's manifest to its Kubernetes cluster, and how far it is.
 */
export interface Deployment {
  tool: 'Argo CD' | 'Flux';
  /** As a person writes it: `Application orders`. */
  title: string;
  foundBy: ManifestLocation['foundBy'];
  repositoryUrl: string;
  /** The branch, tag or commit that it follows; the repository's default branch when absent. */
  revision?: string;
  /** The folder in the repository. */
  path: string;
  sync: {
    /** The commit that is applied; absent when none was. */
    appliedSha?: string;
    /**
     * - `synced`: the newest revision it knows is applied.
     * - `syncing`: under way, or about to be.
     * - `failed`: it tried and could not.
     * - `manual`: it knows of a newer revision and waits for a person to start it.
     */
    state: 'synced' | 'syncing' | 'failed' | 'manual' | 'unknown';
    /** When it last applied anything (ISO 8601). */
    at?: string;
    /** The tool's own words. */
    message?: string;
  };
}
