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

/**
 * Annotations that the suite reads or writes.
 *
 * @public
 */
export const databaseAnnotations = {
  /** On a catalog entity: the database it is, as `kubernetesCluster/namespace/engine/name`. */
  ref: 'databases.backstage.io/ref',
  /** On the operator's object (annotation or label): the owner, as an entity reference or the name of a group. */
  owner: 'databases.backstage.io/owner',
  /** On the operator's object (annotation or label): the catalog system it belongs to. */
  system: 'databases.backstage.io/system',
  /**
   * On the operator's object: where its manifest is, as the URL of the file on the Git host. `#path.to.spec` after it names the keys under which a Helm
   * values file holds the `spec`.
   */
  source: 'databases.backstage.io/source',
} as const;
