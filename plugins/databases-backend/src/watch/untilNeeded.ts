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

import { EnginePresence } from './EnginePresence';

/**
 * Waits until the Kubernetes cluster has databases of one of the engines that read a resource.
 *
 * @param onUnneeded - called when it has none of them now
 */
export async function untilNeeded(
  presences: readonly EnginePresence[],
  signal: AbortSignal,
  onUnneeded: () => void,
): Promise<void> {
  const isNeeded = await isAny(
    presences.map(presence => presence.atFirst(signal)),
  );
  if (!isNeeded) {
    onUnneeded();
    await Promise.race(presences.map(presence => presence.untilServed(signal)));
  }
}

/** True as soon as one is true; false when all have answered. */
async function isAny(
  answers: ReadonlyArray<Promise<boolean>>,
): Promise<boolean> {
  const yes = answers.map(async answer => {
    if (!(await answer)) {
      throw new Error('no');
    }
  });
  return Promise.any(yes).then(
    () => true,
    () => false,
  );
}
