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
import { engineLookOf } from '../engines/engineLooks';
import { Connection } from '../engines/snippets/Snippet';

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
    userInSecret: credential.userKey !== undefined,
    secretName: credential.secretName,
    userKey: credential.userKey ?? keyLike(credential, 'username'),
    passwordKey: credential.passwordKey ?? keyLike(credential, 'password'),
    options: { ...endpoint.options, ...credential.options },
  };
}

/** The database that a user most likely wants; empty where the object declares none, so that only the user can know. */
export function defaultDatabaseName(database: Database, user: string): string {
  const { databases } = database.declared;
  const own = databases.find(({ owner }) => owner === user) ?? databases.at(0);
  return own?.name ?? engineLookOf(database.ref.engine).defaultDatabase ?? '';
}

/** Users that a person or an application connects as: not those that the operator made for its own work. */
export function usersToConnectAs({
  credentials,
}: Database): readonly Credential[] {
  return credentials.filter(({ operatorsOwn }) => !operatorsOwn);
}

/** The user that an application most likely is: one that owns a database, else the first that is not the superuser. */
export function defaultCredential(database: Database): Credential | undefined {
  const users = usersToConnectAs(database);
  const { superuser } = engineLookOf(database.ref.engine);
  const owners = new Set(database.declared.databases.map(({ owner }) => owner));
  return (
    users.find(({ user }) => owners.has(user)) ??
    users.find(({ user }) => user !== superuser) ??
    users.at(0)
  );
}

function keyLike(credential: Credential, name: string): string {
  return credential.keys.find(key => key.includes(name)) ?? name;
}
