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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { ChangeRecord } from '../ChangeRecord';
import { reached } from '../stages';
import { unseenValues } from './isSeen';
import { Answer } from './Look';
import { keepWaiting, moveOn, stayUnknown } from './transitions';

/** Values in one sentence. */
const MAX_TOLD = 3;

/**
 * Until the object in the Kubernetes cluster says what was asked for.
 */
export function followObject(
  record: ChangeRecord,
  live: Answer<UnknownObject | undefined>,
  now: number,
): ChangeRecord {
  if (!live.ok) {
    return stayUnknown(record, live.reason, now);
  }
  const unseen = unseenValues(record, live.value);
  if (unseen.length === 0) {
    const next = moveOn(
      record,
      reached(now, record.kind === 'delete' ? 'the object is gone' : undefined),
      'healthy',
      now,
    );
    return { ...next, trail: { ...next.trail, seenAt: now } };
  }
  return keepWaiting(
    record,
    `waits for ${tellUnseen(unseen)} in ${place(record)}`,
  );
}

/** Values, not too many of them. */
export function tellUnseen(unseen: readonly string[]): string {
  const rest = unseen.length - MAX_TOLD;
  return `${unseen.slice(0, MAX_TOLD).join(', ')}${
    rest > 0 ? ` and ${rest} more` : ''
  }`;
}

function place({ ref }: ChangeRecord): string {
  return `the Kubernetes cluster ${ref.kubernetesCluster}`;
}
