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
import { at, compact, Read, shape, text } from '../../json';
import { imageVersion } from '../names';

/** The operator's Deployment. Usually there is one in each namespace. */
export const readOperatorFact = shape({ namespace: text, version: text });

export type OperatorFact = Read<typeof readOperatorFact>;

/** What is kept of the operator's Deployment. */
export function projectOperator(object: UnknownObject): Fact | undefined {
  const image = text(
    at(object, 'spec', 'template', 'spec', 'containers', 0, 'image'),
  );
  return compact({
    namespace: text(at(object, 'metadata', 'namespace')),
    version: imageVersion(image),
  });
}
