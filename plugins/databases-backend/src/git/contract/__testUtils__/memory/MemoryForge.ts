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

import { MemoryRepository } from './MemoryRepository';

/** What somebody may do with the repositories. */
export type MemoryRight = 'write' | 'read';

/** Somebody with a token. */
export interface MemoryPerson {
  name: string;
  token: string;
  right: MemoryRight;
}

/** Repositories and people of a Git host in memory, without any API. */
export class MemoryForge {
  readonly repositories = new Map<string, MemoryRepository>();
  readonly people: Readonly<
    Record<'portal' | 'reviewer' | 'reader', MemoryPerson>
  > = {
    portal: {
      name: 'portal',
      token: 'portal-token-0123456789',
      right: 'write',
    },
    reviewer: {
      name: 'reviewer',
      token: 'reviewer-token-0123456789',
      right: 'write',
    },
    reader: { name: 'reader', token: 'reader-token-0123456789', right: 'read' },
  };

  personOf(authorization: string | null): MemoryPerson | undefined {
    return Object.values(this.people).find(
      ({ token }) => authorization === `Bearer ${token}`,
    );
  }

  person(name: string): MemoryPerson | undefined {
    return Object.values(this.people).find(person => person.name === name);
  }
}
