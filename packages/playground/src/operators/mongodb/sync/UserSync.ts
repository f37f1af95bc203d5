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
import { createHash } from 'crypto';
import { JsonRecord, resourceIds, textAt, textsAt } from '../../shared';
import { MongodbHandle } from '../MongodbHandle';

const reservedNames = new Set([
  'backup',
  'clusterAdmin',
  'clusterMonitor',
  'userAdmin',
  'databaseAdmin',
]);

/** The users of `spec.users` (pkg/controller/perconaservermongodb/custom_users.go): what is wrong with one is only in the log. */
export class UserSync {
  constructor(private readonly database: MongodbHandle) {}

  sync(): void {
    const { database } = this;
    if (database.status.state !== 'ready') {
      return;
    }
    const seen = new Set<string>();
    for (const user of database.spec.users) {
      const refusal = refusalOf(user, seen);
      if (refusal) {
        database.log('error', `invalid user: ${refusal}`);
      } else {
        this.syncUser(user);
      }
    }
  }

  private syncUser(user: JsonRecord): void {
    const { database } = this;
    const name = textAt(user, 'name') ?? '';
    const reference = textAt(user, 'passwordSecretRef', 'name');
    const key = reference
      ? textAt(user, 'passwordSecretRef', 'key') || 'password'
      : name;
    if (user.db === '$external') {
      return;
    }
    const secretName = reference ?? database.names.customUsers;
    const secret =
      database.get(resourceIds.secrets, secretName) ??
      (reference ? undefined : this.createGenerated());
    const password =
      textsAt(secret, 'data')[key] ??
      (reference ? undefined : this.generate(name));
    if (!password) {
      database.log('error', `failed to get user secret: ${name}`);
      return;
    }
    const annotation = `percona.com/${database.name}-${name}-hash`;
    const hash = createHash('sha256').update(password).digest('hex');
    const known = database.get(resourceIds.secrets, secretName)?.metadata
      .annotations?.[annotation];
    if (known !== hash) {
      database.log(
        'info',
        known
          ? `User password changed, updating it: ${name}`
          : `Creating user: ${name}`,
      );
      database.context.api.mergePatch(
        resourceIds.secrets,
        database.namespace,
        secretName,
        { metadata: { annotations: { [annotation]: hash } } },
      );
    }
  }

  /** Without any label (custom_users.go, getCustomUserSecret). */
  private createGenerated() {
    const { database } = this;
    return database.context.api.create(resourceIds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: database.names.customUsers,
        namespace: database.namespace,
      },
      type: 'Opaque',
      data: {},
    });
  }

  private generate(user: string): string {
    const { database } = this;
    const password = Buffer.from(database.context.password()).toString(
      'base64',
    );
    database.context.api.mergePatch(
      resourceIds.secrets,
      database.namespace,
      database.names.customUsers,
      { data: { [user]: password } },
    );
    return password;
  }
}

function refusalOf(user: JsonRecord, seen: Set<string>): string | undefined {
  const name = textAt(user, 'name') ?? '';
  if (reservedNames.has(name)) {
    return `creating user with reserved user name ${name} is forbidden`;
  }
  if (seen.has(name)) {
    return `username ${name} should be unique`;
  }
  seen.add(name);
  return Array.isArray(user.roles) && user.roles.length > 0
    ? undefined
    : `user ${name} must have at least one role`;
}
