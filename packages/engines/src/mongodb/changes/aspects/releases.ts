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

/** What was tested together (Percona's manual, versions compatibility): the major versions of MongoDB, and the backup agent. */
const releases: Readonly<
  Record<string, { majors: readonly string[]; agent: string }>
> = {
  '1.16': { majors: ['5.0', '6.0', '7.0'], agent: '2.4.1' },
  '1.17': { majors: ['5.0', '6.0', '7.0'], agent: '2.5.0' },
  '1.18': { majors: ['5.0', '6.0', '7.0'], agent: '2.7.0' },
  '1.19': { majors: ['6.0', '7.0', '8.0'], agent: '2.8.0' },
  '1.20': { majors: ['6.0', '7.0', '8.0'], agent: '2.9.1' },
  '1.21': { majors: ['6.0', '7.0', '8.0'], agent: '2.11.0' },
  '1.22': { majors: ['6.0', '7.0', '8.0'], agent: '2.12.0' },
  '1.23': { majors: ['6.0', '7.0', '8.0'], agent: '2.15.0' },
};

/** What goes with a version of the operator; nothing for one that is not known here. */
export function releaseOf(
  version: string | undefined,
): { majors: readonly string[]; agent: string } | undefined {
  const minor = /^\d+\.\d+/.exec(version ?? '')?.[0] ?? '';
  return Object.hasOwn(releases, minor) ? releases[minor] : undefined;
}
