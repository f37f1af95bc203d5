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

import { InputError } from '@backstage/errors';

/**
 * Names one database: which Kubernetes cluster, which namespace, which engine and which object.
 *
 * @public
 */
export interface DatabaseRef {
  /** The name that the Kubernetes plugin's configuration gives the Kubernetes cluster. */
  kubernetesCluster: string;
  namespace: string;
  /** An engine id such as `postgresql`; see {@link engineIds}. */
  engine: string;
  /** `metadata.name` of the operator's object. */
  name: string;
}

/**
 * The one-line form `kubernetesCluster/namespace/engine/name`, as catalog annotations and logs carry it.
 *
 * @public
 */
export function stringifyDatabaseRef(ref: DatabaseRef): string {
  return [ref.kubernetesCluster, ref.namespace, ref.engine, ref.name].join('/');
}

/**
 * Reads the form that {@link stringifyDatabaseRef} writes.
 *
 * @remarks
 * The name of a Kubernetes cluster may contain slashes (an EKS ARN does), the other three parts cannot:
 * they are taken from the end.
 *
 * @throws InputError naming the text when it does not have four parts.
 * @public
 */
export function parseDatabaseRef(text: string): DatabaseRef {
  const parts = text.split('/');
  const [namespace, engine, name] = parts.slice(-3);
  const kubernetesCluster = parts.slice(0, -3).join('/');
  if (!kubernetesCluster || !namespace || !engine || !name) {
    throw new InputError(
      `"${text}" does not name a database: write kubernetesCluster/namespace/engine/name`,
    );
  }
  return { kubernetesCluster, namespace, engine, name };
}
