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

import { at, isObject, scalar, text } from '../../json';

/** Variables of the pods that say where and how backups are made. None of them holds a secret. */
const shown: ReadonlySet<string> = new Set([
  'AWS_ENDPOINT',
  'AWS_REGION',
  'AWS_S3_FORCE_PATH_STYLE',
  'BACKUP_NUM_TO_RETAIN',
  'BACKUP_SCHEDULE',
  'CLONE_METHOD',
  'CLONE_USE_WALG_RESTORE',
  'CLONE_WAL_S3_BUCKET',
  'USE_WALG_BACKUP',
  'USE_WALG_RESTORE',
  'WALE_S3_PREFIX',
  'WALG_BACKUP_FROM_REPLICA',
  'WALG_DISABLE_S3_SSE',
  'WALG_GS_PREFIX',
  'WALG_S3_PREFIX',
  'WAL_BUCKET_SCOPE_PREFIX',
  'WAL_BUCKET_SCOPE_SUFFIX',
  'WAL_GCS_BUCKET',
  'WAL_GS_BUCKET',
  'WAL_S3_BUCKET',
]);

/** The known variables of `spec.env` that are written out there; `valueFrom` and everything else is left out. */
export function backupVariables(env: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of Array.isArray(env) ? env : []) {
    const name = text(at(entry, 'name'));
    const value = scalar(at(entry, 'value'));
    if (
      name !== undefined &&
      value !== undefined &&
      shown.has(name) &&
      !isObject(at(entry, 'valueFrom')) &&
      !holdsPassword(value)
    ) {
      found[name] = value;
    }
  }
  return found;
}

/** An address such as `https://user:password@host` is not shown. */
function holdsPassword(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/\s]*@/i.test(value);
}
