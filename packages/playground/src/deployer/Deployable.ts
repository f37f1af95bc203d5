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

import { KubeObject } from '../kube/types';
import { fieldAt, flagAt, isRecord, listAt, textAt } from '../operators/shared';
import { DeploySource } from './render/DeploySource';

/** Something that a deployer keeps in step with a folder of the repository: an Application of Argo CD, a Kustomization of Flux. */
export interface Deployable {
  name: string;
  namespace: string;
  source: DeploySource;
  /** Whether it is synced without being asked. */
  isAutomated: boolean;
  /** Whether what is gone from Git is deleted. */
  prunes: boolean;
  /** Whether all of it may be gone. */
  allowsEmpty: boolean;
}

/** Reads an Application; undefined for any other object. */
export function readApplication(object: KubeObject): Deployable | undefined {
  if (object.kind !== 'Application') {
    return undefined;
  }
  const { name, namespace = '' } = object.metadata;
  const automated = fieldAt(object, 'spec', 'syncPolicy', 'automated');
  return {
    name,
    namespace,
    source: {
      path: trimmed(textAt(object, 'spec', 'source', 'path')),
      namespace: textAt(object, 'spec', 'destination', 'namespace'),
      valueFiles: listAt(object, 'spec', 'source', 'helm', 'valueFiles').map(
        file => trimmed(String(file)),
      ),
      releaseName:
        textAt(object, 'spec', 'source', 'helm', 'releaseName') ?? name,
    },
    isAutomated: isRecord(automated) && flagAt(automated, 'enabled') !== false,
    prunes: flagAt(automated, 'prune') ?? false,
    allowsEmpty: flagAt(automated, 'allowEmpty') ?? false,
  };
}

/** Reads a Kustomization of Flux; undefined for any other object. */
export function readFluxKustomization(
  object: KubeObject,
): Deployable | undefined {
  if (object.kind !== 'Kustomization') {
    return undefined;
  }
  const { name, namespace = '' } = object.metadata;
  return {
    name,
    namespace,
    source: {
      path: trimmed(textAt(object, 'spec', 'path')?.replace(/^\.\//, '')),
      namespace: undefined,
      valueFiles: [],
      releaseName: name,
    },
    isAutomated: flagAt(object, 'spec', 'suspend') !== true,
    prunes: flagAt(object, 'spec', 'prune') ?? false,
    allowsEmpty: true,
  };
}

function trimmed(path = ''): string {
  return path.replace(/^\/+|\/+$/g, '');
}
