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

/** How a write was asked for. */
export interface WriteContext {
  /** Who is recorded as the owner of the fields that are written. */
  fieldManager: string;
  /** What happens to fields that the schema does not know. */
  fieldValidation: 'Strict' | 'Warn' | 'Ignore';
  /** Everything is checked and answered, nothing is kept. */
  dryRun: boolean;
  /** Takes the warnings that the answer carries. */
  warn: (message: string) => void;
}

/** The subresource through which an object is written; `undefined` is the object itself. */
export type WriteSubresource = 'status' | 'scale' | undefined;

/** How a deletion was asked for: `DeleteOptions`. */
export interface DeleteRequest {
  gracePeriodSeconds?: number;
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: boolean;
}
