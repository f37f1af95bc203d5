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
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { createHash } from 'node:crypto';

/** The longest name that the catalog accepts. */
const MAX_LENGTH = 63;

/** Hexadecimal digits of the hash in a shortened name: 48 bits. */
const HASH_LENGTH = 12;

/** A part that can stand in a name as it is: what Kubernetes calls a DNS label. */
const PLAIN_PART = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * The name of the catalog entity of a database.
 *
 * @remarks
 * `<kubernetesCluster>.<namespace>.<engine>.<name>` where each part is a DNS label and the whole fits into 63 characters. The engine is part of
 * it because two operators may each run an `orders` in one namespace.
 *
 * Everything else (capitals, dots and slashes in the name of a Kubernetes cluster, long names) becomes a shortened form of the same with an
 * underscore and a hash of the reference behind it. A plain name never contains an underscore, so the two forms cannot meet, and
 * as the catalog compares names without case, neither form uses capitals.
 *
 * @public
 */
export function databaseEntityName(ref: DatabaseRef): string {
  const parts = [ref.kubernetesCluster, ref.namespace, ref.engine, ref.name];
  const plain = parts.join('.');
  if (plain.length <= MAX_LENGTH && parts.every(p => PLAIN_PART.test(p))) {
    return plain;
  }

  const hash = createHash('sha256')
    .update(stringifyDatabaseRef(ref))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const readable = trimSeparators(
    parts
      .map(part =>
        trimSeparators(part.toLowerCase().replace(/[^a-z0-9]+/g, '-')),
      )
      .filter(part => part !== '')
      .join('.')
      .slice(0, MAX_LENGTH - HASH_LENGTH - 1),
  );
  return readable === '' ? `database_${hash}` : `${readable}_${hash}`;
}

function trimSeparators(text: string): string {
  return text.replace(/^[-.]+|[-.]+$/g, '');
}
