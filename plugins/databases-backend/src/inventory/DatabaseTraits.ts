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

import {
  DatabasePhase,
  Owner,
} from '@database-platform/plugin-databases-common';

/**
 * What the fleet filters and sorts by, beside the names.
 */
export interface DatabaseTraits {
  phase: DatabasePhase;
  attention: boolean;
  version: string | undefined;
  owner: Owner;
  environment: string | undefined;
  ready: number;
  total: number;
  criticals: number;
  storageBytes: number | undefined;
  lagBytes: number | undefined;
  lagSeconds: number | undefined;
  createdAt: number | undefined;
}

/** Whether filters and orders, except the one by lag, come out the same. */
export function sameOrder(a: DatabaseTraits, b: DatabaseTraits): boolean {
  return (
    a.phase === b.phase &&
    a.attention === b.attention &&
    a.version === b.version &&
    a.owner === b.owner &&
    a.environment === b.environment &&
    a.ready === b.ready &&
    a.total === b.total &&
    a.criticals === b.criticals &&
    a.storageBytes === b.storageBytes &&
    a.createdAt === b.createdAt
  );
}
