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
  Credential,
  Database,
  Endpoint,
} from '@database-platform/plugin-databases-common';
import { Connection } from './snippets';

/**
 * What a connection needs, from an endpoint and a user of a database.
 *
 * @param databaseName - a database inside; the user's own, else the first, when absent
 */
export function connectionOf(
  database: Database,
  endpoint: Endpoint,
  credential: Credential,
  databaseName = defaultDatabaseName(database, credential.user),
): Connection {
  return {
    kubernetesCluster: database.ref.kubernetesCluster,
    namespace: database.ref.namespace,
    service: endpoint.service,
    host: endpoint.host,
    port: endpoint.port,
    database: databaseName,
    user: credential.user,
    secretName: credential.secretName,
    userKey: keyLike(credential, 'username'),
    passwordKey: keyLike(credential, 'password'),
  };
}

/** The database that a user most likely wants. */
export function defaultDatabaseName(database: Database, user: string): string {
  const { databases } = database.declared;
  const own = databases.find(({ owner }) => owner === user) ?? databases.at(0);
  return own?.name ?? 'postgres';
}

/** The user that an application most likely is: one that owns a database, else the first that is not the superuser. */
export function defaultCredential(database: Database): Credential | undefined {
  const { credentials, declared } = database;
  const owners = new Set(declared.databases.map(({ owner }) => owner));
  return (
    credentials.find(({ user }) => owners.has(user)) ??
    credentials.find(({ user }) => user !== 'postgres') ??
    credentials.at(0)
  );
}

function keyLike(credential: Credential, name: string): string {
  return credential.keys.find(key => key.includes(name)) ?? name;
}
