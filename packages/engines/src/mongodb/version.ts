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

import { imageVersion } from './names';
import { View } from './View';

/** The version that runs: what MongoDB itself has told the operator; else what the image is called. */
export function runningVersion({ object }: View): string | undefined {
  return (
    object.status?.version ??
    imageVersion(object.status?.image) ??
    declaredVersion(object)
  );
}

/** The version that the object asks for: the tag of its image. */
export function declaredVersion(object: {
  image?: string;
}): string | undefined {
  return imageVersion(object.image);
}
