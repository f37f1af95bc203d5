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
  OperationContext,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { ChangeScene } from '../../changes/Draft';
import { StorageClasses, storageClassesOf } from '../../changes/storageClasses';
import { MongodbManifest, readManifest } from '../manifest/MongodbManifest';
import { operatorVersionIn } from '../View';

/** All that an operation is planned by, read safely. */
export interface Scene extends ChangeScene, StorageClasses {
  manifest: MongodbManifest;
  /** The object in the Kubernetes cluster, where it can be read. */
  live?: MongodbManifest;
  /** The version of the operator, as far as it is known. */
  operatorVersion?: string;
  /** The version as which the operator treats the object; its own where the object says none. */
  crVersion?: string;
}

/** @param before - for a new object, nothing. */
export function sceneOf(
  context: Omit<OperationContext, 'input'>,
  before: UnknownObject | undefined = context.declared ?? context.live,
): Scene {
  const { shared, target } = context;
  const manifest = readManifest(before ?? {});
  const live = context.live && readManifest(context.live);
  const operatorVersion = operatorVersionIn(shared, target.namespace);
  return {
    context,
    name: target.name,
    before: before ?? {},
    manifest,
    ...(live && { live }),
    operatorVersion,
    crVersion: manifest.crVersion ?? live?.crVersion ?? operatorVersion,
    ...storageClassesOf(shared),
  };
}
