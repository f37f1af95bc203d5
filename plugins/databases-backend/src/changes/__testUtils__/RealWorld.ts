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

import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { parseAllDocuments } from 'yaml';
import { eventually } from '../../__testUtils__/eventually';
import { ArgoCdStandIn } from './ArgoCdStandIn';
import { ChangesPortal } from './ChangesPortal';
import { GiteaPerson } from './GiteaPerson';
import { KubeAdmin, KubeItem } from './KubeAdmin';
import { RealPostgresql } from './RealPostgresql';

/** Beside which a change is carried out. */
export interface RealWorldOptions {
  /** Path of the file that describes a real kube-apiserver on which the real operator runs. */
  kubernetesFile: string;
  /** Path of the file that describes a real Gitea. */
  giteaFile: string;
  namespace: string;
  /** Files of the repository at the beginning, each a text of the address of the repository. */
  files: Readonly<Record<string, (repositoryUrl: string) => string>>;
}

/** The name that the portal knows the Kubernetes cluster by. */
export const REAL = 'real';

const POSTGRESQLS = '/apis/acid.zalan.do/v1/namespaces';
const RULES = 'rbac.authorization.k8s.io';

/**
 * A real Gitea with a repository of manifests, a real Kubernetes API with the real operator, a portal that has only the rights that the documentation tells
 * to give it, and a person who merges and applies.
 */
export class RealWorld {
  readonly person: GiteaPerson;
  readonly portal: ChangesPortal;
  readonly #kubernetes: KubeAdmin;
  readonly #namespace: string;
  readonly #postgresql: RealPostgresql | undefined;
  #argoCd: ArgoCdStandIn | undefined;

  private constructor(options: {
    person: GiteaPerson;
    portal: ChangesPortal;
    kubernetes: KubeAdmin;
    namespace: string;
    postgresql: RealPostgresql | undefined;
  }) {
    this.person = options.person;
    this.portal = options.portal;
    this.#kubernetes = options.kubernetes;
    this.#namespace = options.namespace;
    this.#postgresql = options.postgresql;
  }

  static async start(options: RealWorldOptions): Promise<RealWorld> {
    const { namespace } = options;
    const target = await readJson(options.kubernetesFile);
    const gitea = await readJson(options.giteaFile);
    const kubernetes = new KubeAdmin({
      url: target.url,
      ca: target.ca,
      token: target.adminToken,
    });
    await kubernetes.apply(`/api/v1/namespaces/${namespace}`, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await grantDryRun(kubernetes, namespace);
    const person = await GiteaPerson.withRepository({
      url: gitea.url,
      name: gitea.owner.name,
      token: gitea.owner.token,
      repository: `databases-${randomUUID().slice(0, 8)}`,
      writer: gitea.writer.name,
    });
    for (const [path, text] of Object.entries(options.files)) {
      await person.add(path, text(person.repositoryUrl));
    }
    const portal = await ChangesPortal.start({
      kubernetesClusters: [
        {
          name: REAL,
          url: target.url,
          caData: Buffer.from(target.ca).toString('base64'),
          token: target.readerToken,
        },
      ],
      gitea: { url: gitea.url, token: gitea.writer.token },
      repositories: [
        {
          url: person.repositoryUrl,
          path: 'clusters/{kubernetesCluster}/{namespace}',
        },
      ],
    });
    const postgresql = target.postgresql
      ? new RealPostgresql(target.postgresql, kubernetes)
      : undefined;
    return new RealWorld({ person, portal, kubernetes, namespace, postgresql });
  }

  /** From now on what is applied is marked, and told of, as Argo CD does. */
  async startArgoCd(): Promise<void> {
    this.#argoCd = await ArgoCdStandIn.start(this.#kubernetes, {
      name: this.#namespace,
      repositoryUrl: this.person.repositoryUrl,
      path: this.#folder,
      namespace: this.#namespace,
    });
    await this.apply();
  }

  /** Does what `kubectl apply --server-side --force-conflicts --prune` does with the files of the namespace that are on main. */
  async apply(): Promise<void> {
    const revision = await this.person.head();
    const declared: KubeItem[] = [];
    for (const path of await this.person.list(this.#folder)) {
      const text = await this.person.read(path, revision);
      declared.push(
        ...parseAllDocuments(text).map(document => document.toJS()),
      );
    }
    for (const object of declared) {
      await this.#kubernetes.apply(
        this.#path(object.metadata.name),
        this.#argoCd?.mark(object) ?? object,
      );
    }
    const names = new Set(declared.map(({ metadata }) => metadata.name));
    for (const { metadata } of await this.#kubernetes.list(this.#path())) {
      if (!names.has(metadata.name)) {
        await this.#kubernetes.remove(this.#path(metadata.name));
      }
    }
    await this.#argoCd?.synced(revision, declared);
  }

  /** The whole way of a change, from the request to its end. */
  async carryOut(
    operation: string,
    database: string,
    input: object,
  ): Promise<DatabaseChange> {
    const change = await this.portal.ask(operation, database, input);
    await this.person.merge(change);
    await this.portal.past(change, 'merged');
    await this.apply();
    return this.portal.end(change);
  }

  /** The object as the Kubernetes API has it. */
  async object(name: string): Promise<KubeItem> {
    return this.#kubernetes.get(this.#path(name));
  }

  /** Objects of a kind in the namespace that belong to one database. */
  async ofDatabase(resource: string, name: string): Promise<KubeItem[]> {
    const [base, plural] = resource.split(/\/(?=[^/]+$)/);
    return this.#kubernetes.list(
      `${base}/namespaces/${
        this.#namespace
      }/${plural}?labelSelector=cluster-name%3D${name}`,
    );
  }

  /** The first column of what a query answers inside of a database; nothing where there are no real PostgreSQL servers. */
  async query(
    name: string,
    sql: string,
    database?: string,
  ): Promise<unknown[] | undefined> {
    const namespace = this.#namespace;
    return this.#postgresql?.query({ namespace, name, database }, sql);
  }

  async stop(): Promise<void> {
    await this.portal.stop();
    await this.#argoCd?.stop();
    for (const { metadata } of await this.#kubernetes.list(this.#path())) {
      await this.#kubernetes.remove(this.#path(metadata.name));
    }
    // The operator tidies up what it made; it fails where the namespace goes away under it
    await eventually(async () => {
      const left = await this.#kubernetes.list(
        `/apis/apps/v1/namespaces/${this.#namespace}/statefulsets`,
      );
      if (left.length > 0) {
        throw new Error(`${left.length} StatefulSets are still there`);
      }
    });
    await this.#kubernetes.remove(`/api/v1/namespaces/${this.#namespace}`);
    this.#kubernetes.close();
  }

  get #folder(): string {
    return `clusters/${REAL}/${this.#namespace}`;
  }

  #path(name?: string): string {
    const path = `${POSTGRESQLS}/${this.#namespace}/postgresqls`;
    return name === undefined ? path : `${path}/${name}`;
  }
}

/** As the documentation says: in one namespace only. */
async function grantDryRun(kubernetes: KubeAdmin, namespace: string) {
  const file = join(__dirname, '../../../rbac/dry-run.yaml');
  const role = parseAllDocuments(await readFile(file, 'utf8'))
    .map(document => document.toJS())
    .find(({ kind }) => kind === 'ClusterRole');
  const group = `/apis/${RULES}/v1`;
  const { name } = role.metadata;
  await kubernetes.apply(`${group}/clusterroles/${name}`, role);
  await kubernetes.apply(
    `${group}/namespaces/${namespace}/rolebindings/${name}`,
    {
      apiVersion: `${RULES}/v1`,
      kind: 'RoleBinding',
      metadata: { name, namespace },
      roleRef: { apiGroup: RULES, kind: 'ClusterRole', name },
      subjects: [{ apiGroup: RULES, kind: 'User', name: 'reader' }],
    },
  );
}

async function readJson(file: string) {
  return JSON.parse(await readFile(file, 'utf8'));
}
