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

import { seconds } from '../../json';
import { EventFact } from '../../kubernetes/facts/eventFact';
import { View } from '../View';
import { OperatorState } from './operatorState';

/** Under which reasons the operator reports what went wrong (pkg/controller/postgresql.go, pkg/cluster). */
const reasons: Partial<Record<OperatorState, readonly string[]>> = {
  CreateFailed: ['Create'],
  Invalid: ['Create'],
  UpdateFailed: ['Update', 'Major Version Upgrade'],
  SyncFailed: ['Sync', 'Major Version Upgrade'],
};

/** Warnings that are no failure of a pass. */
const asides: ReadonlySet<string> = new Set(['ResourceLimits', 'Delete']);

/** The newest Warning that explains the operator's word; Kubernetes keeps Events for an hour by default. */
export function failureEvent(
  view: View,
  state: OperatorState,
): EventFact | undefined {
  const warnings = view.events.filter(
    event =>
      event.type === 'Warning' &&
      event.message !== undefined &&
      !asides.has(event.reason ?? ''),
  );
  return (
    warnings.find(event => reasons[state]?.includes(event.reason ?? '')) ??
    warnings[0]
  );
}

/** When an Event was first seen, in seconds. */
export function firstSeen(event: EventFact | undefined): number | undefined {
  return seconds(event?.firstAt) ?? seconds(event?.at);
}
