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

/** The address of a change's page below the plugin's root. */
export function changePath(root: string, id: string): string {
  return `${root.replace(/\/+$/, '')}/changes/${encodeURIComponent(id)}`;
}

/** The address of the page with all changes. */
export function changesPath(root: string): string {
  return `${root.replace(/\/+$/, '')}/changes`;
}
