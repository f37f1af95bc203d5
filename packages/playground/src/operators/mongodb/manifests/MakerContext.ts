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
import { KubeObject } from '../../../kube/types';
import { compareVersions } from '../../shared';
import { MongodbSpec } from '../spec/MongodbSpec';

/** What manifests are made from. */
export interface MakerContext {
  /** The custom resource, which owns what is made. */
  owner: KubeObject;
  namespace: string;
  name: string;
  spec: MongodbSpec;
}

/** Whether the object asks for the behaviour of this version of the operator or a later one. */
export function isAtLeast({ spec }: MakerContext, version: string): boolean {
  return compareVersions(spec.crVersion, version) >= 0;
}
