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
import { ChangePlace } from './store/ChangeStore';

/** The place of a change, as the `nextCursor` of a page. */
export function writeChangeCursor({ createdAt, id }: ChangePlace): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** @throws InputError when the text is none of {@link writeChangeCursor}. */
export function readChangeCursor(text: string): ChangePlace {
  try {
    const parts: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    );
    if (
      Array.isArray(parts) &&
      typeof parts[0] === 'number' &&
      typeof parts[1] === 'string'
    ) {
      return { createdAt: parts[0], id: parts[1] };
    }
  } catch {
    // Said below
  }
  throw new InputError(
    'cursor: must be the nextCursor of the page before, unchanged',
  );
}
