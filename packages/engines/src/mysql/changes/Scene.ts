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
  ContainerAmounts,
  Database,
  OperationContext,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { StorageClasses, storageClassesOf } from '../../changes/storageClasses';
import { at, text } from '../../json';
import { settingsOf } from '../../changes/observed';
import { MysqlManifest, readManifest } from '../manifest/MysqlManifest';
import { operatorVersionOf } from '../View';

/** All that an operation is planned by, read safely. */
export interface Scene extends StorageClasses {
  context: Omit<OperationContext, 'input'>;
  name: string;
  /** The manifest that is changed, as Git has it, else as the Kubernetes cluster has it; empty for a new one. */
  before: UnknownObject;
  manifest: MysqlManifest;
  /** Whether the group was set up once; `undefined` where the object cannot be read. */
  isSetUp?: boolean;
  /** The newest MySQL that the operator runs, where it is known. */
  operatorVersion?: string;
  /** What the pods of the group have, where it can be read. */
  pods?: ContainerAmounts;
  /** The settings that the pods are given, where they can be read. */
  podSettings?: ReadonlyMap<string, string>;
}

/** @param before - for a new object, nothing. */
export function sceneOf(
  context: Omit<OperationContext, 'input'>,
  before: UnknownObject | undefined = context.declared ?? context.live,
): Scene {
  const { shared, live, database } = context;
  return {
    context,
    name: context.target.name,
    before: before ?? {},
    manifest: readManifest(before ?? {}),
    ...(live && {
      isSetUp: text(at(live, 'status', 'createTime')) !== undefined,
    }),
    operatorVersion: operatorVersionOf(shared),
    ...storageClassesOf(shared),
    pods: database && podAmounts(database),
    podSettings: database && settingsOf(database, 'mycnf-pods'),
  };
}

function podAmounts(database: Database): ContainerAmounts | undefined {
  const pods = settingsOf(database, 'pods');
  // Without a StatefulSet nothing is known of its pods, not even the image.
  return pods?.has('image')
    ? {
        requests: {
          cpu: pods.get('CPU request'),
          memory: pods.get('memory request'),
        },
        limits: {
          cpu: pods.get('CPU limit'),
          memory: pods.get('memory limit'),
        },
      }
    : undefined;
}
