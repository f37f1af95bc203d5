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
import { createHash } from 'node:crypto';
import {
  DurationClass,
  Impact,
  PlanRequest,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { FileEdit } from '../gitops/LocatedManifest';

const DURATIONS: readonly DurationClass[] = [
  'seconds',
  'minutes',
  'hours',
  'not known',
];

/**
 * Stands for the files as they were read and as they would be written: who sees another one sees another plan.
 */
export function fingerprintOf(
  { operation, target, source }: PlanRequest,
  files: readonly FileEdit[],
): string {
  const said = [
    operation,
    stringifyDatabaseRef(target),
    source ? stringifyDatabaseRef(source) : null,
    files.map(({ path, before, after }) => [
      path,
      before ?? null,
      after ?? null,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

/**
 * How long all impacts together are felt: as long as the longest.
 */
export function longestDuration(
  impacts: readonly Pick<Impact, 'duration'>[],
): DurationClass {
  const longest = Math.max(
    0,
    ...impacts.map(({ duration }) => DURATIONS.indexOf(duration)),
  );
  return DURATIONS[longest];
}
