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

/**
 * Somebody that one can be in the demo.
 */
export interface Person {
  /** As the back end knows them: `guest`, or the name of a User of the catalog. */
  id: string;
  name: string;
  team: string;
  /** What they may do, in a sentence. */
  can: string;
}

/** The people of the sign-in page; `packages/backend/src/demoSignIn.ts` has the same ones. */
export const people: readonly Person[] = [
  {
    id: 'guest',
    name: 'Guest',
    team: 'Visitor of the orders team',
    can: 'Sees every database, changes none.',
  },
  {
    id: 'amira.haddad',
    name: 'Amira Haddad',
    team: 'Orders team',
    can: 'Changes the databases of her team, orders-db among them.',
  },
  {
    id: 'lucia.rossi',
    name: 'Lucia Rossi',
    team: 'Payments team',
    can: 'Changes the databases of payments, and only sees those of others.',
  },
  {
    id: 'priya.raman',
    name: 'Priya Raman',
    team: 'Platform team',
    can: 'Changes every database.',
  },
];
