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

/** Roles that MongoDB has in every database (MongoDB's manual, built-in roles). */
const ofDatabases: ReadonlySet<string> = new Set([
  'read',
  'readWrite',
  'dbAdmin',
  'dbOwner',
  'userAdmin',
  'enableSharding',
]);

/** Roles that MongoDB has in the database "admin" only. */
const ofAdmin: ReadonlySet<string> = new Set([
  'backup',
  'clusterAdmin',
  'clusterManager',
  'clusterMonitor',
  'dbAdminAnyDatabase',
  'directShardOperations',
  'hostManager',
  'readAnyDatabase',
  'readWriteAnyDatabase',
  'restore',
  'root',
  'searchCoordinator',
  'userAdminAnyDatabase',
  '__system',
]);

/** Roles that reach over single databases, and those that can give themselves any other. */
const powerful: ReadonlySet<string> = new Set([
  'clusterAdmin',
  'clusterManager',
  'dbAdminAnyDatabase',
  'hostManager',
  'readAnyDatabase',
  'readWriteAnyDatabase',
  'restore',
  'root',
  'userAdminAnyDatabase',
  '__system',
]);

/** A role as it is given to a user. */
export interface GivenRole {
  name: string;
  db: string;
}

/** MongoDB has this role, but not in this database. */
export function isMisplaced({ name, db }: GivenRole): boolean {
  return ofAdmin.has(name) && db !== 'admin';
}

/** MongoDB itself has this role. */
export function isBuiltIn({ name }: GivenRole): boolean {
  return ofDatabases.has(name) || ofAdmin.has(name);
}

/** `userAdmin` and `dbOwner` of the database "admin" can give themselves every role. */
export function isPowerful({ name, db }: GivenRole): boolean {
  return (
    powerful.has(name) ||
    (db === 'admin' && (name === 'userAdmin' || name === 'dbOwner'))
  );
}
