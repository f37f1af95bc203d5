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
import { OperatorFact } from '../facts/operatorFact';
import { StorageClasses, storageClassesOf } from '../../changes/storageClasses';
import {
  PostgresqlManifest,
  readManifest,
} from '../manifest/PostgresqlManifest';
import { operatorOf, operatorsIn } from '../View';

/** All that an operation is planned by, read safely. */
export interface Scene extends StorageClasses {
  context: Omit<OperationContext, 'input'>;
  name: string;
  /** The manifest that is changed, as Git has it, else as the Kubernetes cluster has it; empty for a new one. */
  before: UnknownObject;
  manifest: PostgresqlManifest;
  /** The object in the Kubernetes cluster, where it can be read. */
  live?: PostgresqlManifest;
  /** The options of the operator, as far as they are known. */
  operator: OperatorFact;
  /** Whether they can be read: what is absent then has its default. */
  operatorKnown: boolean;
}

/** @param before - for a new object, nothing, whatever the context holds of the source. */
export function sceneOf(
  context: Omit<OperationContext, 'input'>,
  before: UnknownObject | undefined = context.declared ?? context.live,
): Scene {
  const { shared } = context;
  const operators = operatorsIn(shared);
  return {
    context,
    name: context.target.name,
    before: before ?? {},
    manifest: readManifest(before ?? {}),
    ...(context.live && { live: readManifest(context.live) }),
    operator: operatorOf(operators),
    operatorKnown: operators.length === 1,
    ...storageClassesOf(shared),
  };
}

/** An annotation of the object, as Git or the Kubernetes cluster has it. */
export function annotationOf(
  { manifest, live }: Pick<Scene, 'manifest' | 'live'>,
  key: string | undefined,
): string | undefined {
  if (key === undefined) {
    return undefined;
  }
  const own = (annotations: Readonly<Record<string, string>> | undefined) =>
    annotations !== undefined && Object.hasOwn(annotations, key)
      ? annotations[key]
      : undefined;
  return own(manifest.annotations) ?? own(live?.annotations);
}
