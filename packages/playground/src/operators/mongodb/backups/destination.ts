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
import { JsonRecord, recordAt, textAt } from '../../shared';

const schemes: Readonly<Record<string, string>> = {
  s3: 's3://',
  minio: 's3://',
  gcs: 'gs://',
  azure: 'azure://',
};

/** Where a backup lies, as the operator writes it (`s3://bucket/prefix/2026-11-23T01:00:14Z`). */
export function destinationOf(storage: JsonRecord, backup: string): string {
  const type = textAt(storage, 'type') ?? 's3';
  const own = recordAt(storage, type);
  if (type === 'filesystem') {
    return `${(textAt(own, 'path') ?? '').replace(/\/$/, '')}/${backup}`;
  }
  const bucket = textAt(own, 'bucket') ?? textAt(own, 'container') ?? '';
  const prefix = textAt(own, 'prefix');
  const scheme = schemes[type] ?? '';
  const place = bucket.startsWith(scheme) ? bucket : `${scheme}${bucket}`;
  return [place, ...(prefix ? [prefix] : []), backup].join('/');
}
