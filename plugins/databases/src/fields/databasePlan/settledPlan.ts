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

import { LivePlan, LivePlans } from '../../lib/LivePlans';
import { planVerdict } from './planVerdict';

/** How long a plan is waited for, in milliseconds: a little longer than a backend takes that asks a Git host and a Kubernetes API. */
const PATIENCE_MS = 20_000;

/** The plan once it is made or cannot be made, or as it stands when that takes too long; `undefined` where nobody makes it. */
export function settledPlan(
  livePlans: LivePlans,
  key: string,
): Promise<LivePlan | undefined> {
  const isSettled = () => {
    const live = livePlans.get(key);
    return live === undefined || planVerdict(live) !== 'loading';
  };
  if (isSettled()) {
    return Promise.resolve(livePlans.get(key));
  }
  return new Promise(resolve => {
    const stops: Array<() => void> = [];
    const end = () => {
      stops.forEach(stop => stop());
      resolve(livePlans.get(key));
    };
    stops.push(livePlans.subscribe(() => isSettled() && end()));
    const timer = setTimeout(end, PATIENCE_MS);
    stops.push(() => clearTimeout(timer));
  });
}
