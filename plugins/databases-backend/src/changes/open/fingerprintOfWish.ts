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
  ChangeRequest,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { createHmac } from 'node:crypto';
import { canonical } from './canonical';

/**
 * Stands for what a request with an `Idempotency-Key` asks for, so that another one with the same key is known. The reason is not part of it: it changes nothing.
 *
 * @remarks
 * An input may hold secrets, and short ones can be guessed from a plain hash. The key, of which only a hash is kept, is what this one is made with.
 */
export function fingerprintOfWish(
  {
    operation,
    target,
    source,
    input,
    supersedes,
  }: Omit<ChangeRequest, 'idempotencyKey'>,
  idempotencyKey: string,
): string {
  const said = [
    operation,
    stringifyDatabaseRef(target),
    source ? stringifyDatabaseRef(source) : null,
    input,
    supersedes ?? null,
  ];
  return createHmac('sha256', idempotencyKey)
    .update(canonical(said))
    .digest('base64url');
}
