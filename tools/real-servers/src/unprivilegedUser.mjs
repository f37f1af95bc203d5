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

import { userInfo } from 'node:os';

/** Some programs refuse to be root; this user owns nothing on most machines. */
const NOBODY = Object.freeze({ name: 'nobody', uid: 65534, gid: 65534 });

/**
 * This process's user, or an unprivileged one where that is root.
 *
 * @returns {{ name: string, uid?: number, gid?: number }} uid and gid only
 *   where the user has to be changed
 */
export function unprivilegedUser() {
  const { uid, username } = userInfo();
  return uid === 0 ? NOBODY : { name: username };
}
