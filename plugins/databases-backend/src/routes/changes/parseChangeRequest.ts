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
import { ChangeRequest } from '@database-platform/plugin-databases-common';
import { z } from 'zod/v3';
import { planRequest } from '../postPlan';

/** A sentence or two. */
const MAX_REASON_LENGTH = 2_000;

const MAX_KEY_LENGTH = 200;

const changeRequest = planRequest
  .extend({
    reason: z.string().max(MAX_REASON_LENGTH).optional(),
    fingerprint: z.string().min(1).max(200).optional(),
    supersedes: z.string().min(1).max(36).optional(),
  })
  .strict();

/**
 * Reads the body and the key of `POST /changes`.
 *
 * @throws InputError that names the field.
 */
export function parseChangeRequest(
  body: unknown,
  idempotencyKey: string | string[] | undefined,
): ChangeRequest {
  const result = changeRequest.safeParse(body);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new InputError(`${path.join('.') || 'The request'}: ${message}`);
  }
  if (Array.isArray(idempotencyKey)) {
    throw new InputError('Idempotency-Key: is given more than once');
  }
  if (idempotencyKey !== undefined && idempotencyKey.length > MAX_KEY_LENGTH) {
    throw new InputError(
      `Idempotency-Key: may have at most ${MAX_KEY_LENGTH} characters`,
    );
  }
  return {
    ...(result.data as ChangeRequest),
    ...(idempotencyKey && { idempotencyKey }),
  };
}
