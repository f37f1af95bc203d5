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

import { View } from './View';

/** Right after a failover, replicas and records take a few heartbeats to follow. */
const settleSeconds = 60;

/** The first second at which the last failover is over. */
export function settlesAt({ records }: View): number {
  return (records.leader?.acquired ?? 0) + settleSeconds;
}

/** Whether what Patroni says about the replicas can be held against them. */
export function settled(view: View): boolean {
  return view.now >= settlesAt(view);
}
