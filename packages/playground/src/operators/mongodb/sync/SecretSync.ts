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
import { KubeObject } from '../../../kube/types';
import {
  controllerRef,
  kubeTime,
  resourceIds,
  stableHash,
  textsAt,
} from '../../shared';
import { certificatesResource } from '../../certManager';
import { MongodbHandle } from '../MongodbHandle';
import { clusterLabels } from '../names';

const systemUsers: Readonly<Record<string, string>> = {
  MONGODB_BACKUP_USER: 'backup',
  MONGODB_CLUSTER_ADMIN_USER: 'clusterAdmin',
  MONGODB_CLUSTER_MONITOR_USER: 'clusterMonitor',
  MONGODB_USER_ADMIN_USER: 'userAdmin',
  MONGODB_DATABASE_ADMIN_USER: 'databaseAdmin',
};

/** The Secrets of a database: system users, TLS, keys (pkg/controller/perconaservermongodb/{secrets,users,ssl}.go). */
export class SecretSync {
  constructor(private readonly database: MongodbHandle) {}

  /** The users Secret, which may be the owner's own, and the operator's copy of it. */
  syncUsers(): void {
    const { database } = this;
    const { users } = database.spec.secrets;
    const found = database.get(resourceIds.secrets, users);
    if (!found && database.spec.unmanaged) {
      throw new Error(
        `reconcile users secret: users secret '${users}' is required for unmanaged clusters`,
      );
    }
    const data = { ...textsAt(found, 'data') };
    for (const [key, user] of Object.entries(systemUsers)) {
      data[key] ??= base64(user);
      data[key.replace(/_USER$/, '_PASSWORD')] ??= base64(
        database.context.password(),
      );
    }
    if (!found) {
      this.create(users, 'Opaque', data, { isOwned: false });
    } else if (
      Object.keys(data).length > Object.keys(textsAt(found, 'data')).length
    ) {
      database.context.api.mergePatch(
        resourceIds.secrets,
        database.namespace,
        users,
        { data },
      );
    }
    if (!database.get(resourceIds.secrets, database.names.internalUsers)) {
      this.create(
        database.names.internalUsers,
        'Opaque',
        {
          ...data,
          ...Object.fromEntries(
            Object.entries(data).map(([key, value]) => [
              `${key}_ESCAPED`,
              base64(encodeURIComponent(plain(value))),
            ]),
          ),
        },
        { isOwned: false },
      );
    }
  }

  syncKeys(): void {
    const { database } = this;
    const { keyFile, encryptionKey } = database.spec.secrets;
    for (const [name, key, isOwned] of [
      [keyFile, 'mongodb-key', true],
      [encryptionKey, 'encryption-key', false],
    ] as const) {
      if (!database.get(resourceIds.secrets, name)) {
        this.create(
          name,
          'Opaque',
          { [key]: base64(database.context.password()) },
          { isOwned },
        );
      }
    }
  }

  /** Certificates of cert-manager where there is one, else the operator's own, which nobody renews. */
  syncTls(): void {
    const { database } = this;
    const { spec, names, context } = database;
    if (!spec.tls.enabled) {
      return;
    }
    if (context.certManager) {
      const hours = (ms: number) => `${Math.round(ms / 3_600_000)}h0m0s`;
      this.certificate(names.caCertificate, names.caCertificate, {
        commonName: `${database.name}-ca`,
        isCA: true,
        duration: '8760h0m0s',
        renewBefore: '730h0m0s',
        issuerRef: { name: names.caIssuer, kind: 'Issuer' },
      });
      for (const [name, secret] of [
        [names.tls, spec.secrets.ssl],
        [names.internalTls, spec.secrets.sslInternal],
      ]) {
        this.certificate(name, secret, {
          commonName: database.name,
          dnsNames: ['localhost', ...this.hostNames()],
          subject: { organizations: ['PSMDB'] },
          duration: hours(spec.tls.validityMs),
          issuerRef: { name: names.issuer, kind: 'Issuer' },
        });
      }
      return;
    }
    for (const name of [spec.secrets.ssl, spec.secrets.sslInternal]) {
      if (!database.get(resourceIds.secrets, name)) {
        this.create(name, 'kubernetes.io/tls', this.keyPair(name), {
          isOwned: true,
        });
      }
    }
  }

  /** `percona.com/ssl-hash` and its sibling: another certificate restarts the pods. Nothing while a Secret is awaited. */
  tlsHashes(): Record<string, string> | undefined {
    const { database } = this;
    const { spec } = database;
    const hashOf = (name: string) => {
      const secret = database.get(resourceIds.secrets, name);
      return secret && md5(JSON.stringify(textsAt(secret, 'data')));
    };
    const ssl = hashOf(spec.secrets.ssl);
    const internal = hashOf(spec.secrets.sslInternal);
    if (spec.tls.enabled && (ssl === undefined || internal === undefined)) {
      return undefined;
    }
    return {
      'percona.com/ssl-hash': ssl ?? '',
      'percona.com/ssl-internal-hash': internal ?? '',
    };
  }

  private hostNames(): string[] {
    const { name, namespace, spec } = this.database;
    return spec.replsets.flatMap(replset => [
      `${name}-${replset.name}`,
      `*.${name}-${replset.name}.${namespace}.svc.cluster.local`,
    ]);
  }

  private certificate(
    name: string,
    secretName: string,
    spec: Record<string, unknown>,
  ): void {
    const { database } = this;
    if (!database.get(certificatesResource, name)) {
      database.context.api.create(certificatesResource, {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        metadata: {
          name,
          namespace: database.namespace,
          labels: clusterLabels(database.name),
          ownerReferences: [controllerRef(database.object)],
        },
        spec: { ...spec, secretName },
      });
    }
  }

  /** Not a real key pair: nobody in the playground speaks TLS with it. */
  private keyPair(name: string): Record<string, string> {
    const { clock } = this.database.context;
    const made = stableHash([name, kubeTime(clock.now())], 40);
    return {
      'ca.crt': base64(`ca ${made}`),
      'tls.crt': base64(`certificate ${made}`),
      'tls.key': base64(`key ${this.database.context.password()}`),
    };
  }

  private create(
    name: string,
    type: string,
    data: Record<string, string>,
    { isOwned }: { isOwned: boolean },
  ): KubeObject {
    const { database } = this;
    return database.context.api.create(resourceIds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name,
        namespace: database.namespace,
        labels: clusterLabels(database.name),
        ...(isOwned && { ownerReferences: [controllerRef(database.object)] }),
      },
      type,
      data,
    });
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function plain(text: string): string {
  return Buffer.from(text, 'base64').toString();
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
