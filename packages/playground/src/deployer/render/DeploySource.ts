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

import { KubeObject } from '../../kube/types';

/** Which part of a repository is applied, and how it is made into objects. */
export interface DeploySource {
  /** Folder in the repository, without slashes at its ends. */
  path: string;
  /** Namespace of objects that name none. */
  namespace: string | undefined;
  /** Values files of a chart, from the root of the repository; a folder with a `Chart.yaml` is a chart anyway. */
  valueFiles: readonly string[];
  /** Name of the release of a chart. */
  releaseName: string;
}

/** An object, and the file that it comes from. */
export interface RenderedObject {
  object: KubeObject;
  file: string;
}

/** A file that cannot be made into objects; the message names it. */
export class RenderError extends Error {
  constructor(readonly file: string, message: string) {
    super(`${file}: ${message}`);
    this.name = 'RenderError';
  }
}

/** A folder that the repository does not have. Git keeps no empty ones: with its last file, a folder is gone. */
export class MissingPathError extends RenderError {
  constructor(path: string) {
    super(path, 'app path does not exist');
  }
}
