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
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, compact, flag, shape, text } from '../../json';

/** A node of the Kubernetes cluster. */
export const readNodeFact = shape({ zone: text });

/** What is kept of a node's metadata. */
export function projectNode(object: UnknownObject): Fact | undefined {
  const label = (key: string) => text(at(object, 'metadata', 'labels', key));
  const zone =
    label('topology.kubernetes.io/zone') ??
    label('failure-domain.beta.kubernetes.io/zone');
  return zone === undefined ? undefined : { zone };
}

/** A StorageClass. */
export const readStorageClassFact = shape({ expands: flag, name: text });

/** What is kept of a StorageClass. */
export function projectStorageClass(object: UnknownObject): Fact {
  return {
    ...compact({ name: text(at(object, 'metadata', 'name')) }),
    expands: at(object, 'allowVolumeExpansion') === true,
  };
}
