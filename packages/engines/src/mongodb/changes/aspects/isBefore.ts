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

import { compareVersions } from '../../../versions';
import { Draft } from '../Draft';

/** Whether the operator treats the object as a version did before this one; `false` where no version is known. */
export function isBefore(draft: Draft, version: string): boolean {
  return isOlder(draft.after.crVersion ?? draft.scene.crVersion, version);
}

/** Whether the operator itself, and with it the definition of the object, is from before this version; `false` where none is known. */
export function operatorIsBefore(draft: Draft, version: string): boolean {
  const { operatorVersion, crVersion } = draft.scene;
  return isOlder(
    operatorVersion ?? draft.after.crVersion ?? crVersion,
    version,
  );
}

function isOlder(version: string | undefined, than: string): boolean {
  return version !== undefined && (compareVersions(version, than) ?? 0) < 0;
}
