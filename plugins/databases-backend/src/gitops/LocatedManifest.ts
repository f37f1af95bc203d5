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
  ManifestEdit,
  ManifestLocation,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { ManifestPlace } from './ManifestPlace';
import { RepositoryAt } from './RepositoryReader';

/**
 * What becomes of a file. `before` is absent for a new one, `after` for one that goes.
 */
export interface FileEdit {
  path: string;
  before?: string;
  after?: string;
}

/**
 * A manifest that was found in a repository, in whatever form it is kept there.
 */
export interface LocatedManifest {
  place: ManifestPlace;
  repository: RepositoryAt;
  form: ManifestLocation['form'];
  /** Of the file that holds it. */
  path: string;
  /** Of its first key, from 1. */
  line: number;
  /** The whole object as Git declares it, aliases and patches resolved. */
  declared: UnknownObject;
  /**
   * Makes the edits where each value is defined.
   *
   * @returns the files that change, and the object as it is declared then.
   * @throws PlanProblem, with file and line, when that would change more than this database or cannot be done safely.
   */
  edit(
    edits: readonly ManifestEdit[],
  ): Promise<{ files: FileEdit[]; desired: UnknownObject }>;
  /**
   * Takes the manifest out.
   *
   * @throws PlanProblem when that would take out more than this database.
   */
  remove(): Promise<FileEdit[]>;
}
