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

/** What to do whatever the engine is. */
export const commonAdvice = {
  unseen:
    "Allow the portal's account to list pods in this namespace; the documentation has the ClusterRole.",
  noSpec: 'Correct the object: "spec" is required.',
  deletionHeldByOthers:
    'Find the tool that set the finalizer and why it does not end. Taking the finalizer away by hand skips what that tool wants to do before.',
} as const;
