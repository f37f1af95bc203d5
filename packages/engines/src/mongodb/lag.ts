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

import { Lag, MemberRole } from '@database-platform/plugin-databases-common';
import { unmeasuredLag } from '../kubernetes/unmeasuredLag';
import { View } from './View';

/** Neither the operator nor the pods write how far a member is behind: only a connection to MongoDB, or monitoring, can tell. */
const needsMonitoring =
  'the operator does not write it into Kubernetes: it comes with monitoring (PMM or the mongodb_exporter)';

/** Why the lag of a member is not measured. */
export function memberLag(role: MemberRole): Lag {
  if (role === 'primary') {
    return { notMeasured: 'it is the primary: the others are measured by it' };
  }
  return {
    notMeasured:
      role === 'arbiter' ? 'an arbiter holds no data' : needsMonitoring,
  };
}

/** Why the lag of the database is not measured. */
export function databaseLag(
  view: View,
  sets: readonly { members: readonly unknown[] }[],
): Lag {
  return unmeasuredLag(
    view.gapOf('pod'),
    sets.map(set => set.members.length),
    needsMonitoring,
  );
}
