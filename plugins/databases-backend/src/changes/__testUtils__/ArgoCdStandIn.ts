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

import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { eventually } from '../../__testUtils__/eventually';
import { KubeAdmin, KubeItem } from './KubeAdmin';

const APPLICATIONS =
  '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/**
 * What Argo CD writes, where there is none: an Application with Argo CD's own definition, its mark on the objects, and what it says after each sync.
 */
export class ArgoCdStandIn {
  readonly #kubernetes: KubeAdmin;
  readonly #application: string;
  #syncs = 0;

  private constructor(kubernetes: KubeAdmin, application: string) {
    this.#kubernetes = kubernetes;
    this.#application = application;
  }

  /** Installs the definition and makes the Application. */
  static async start(
    kubernetes: KubeAdmin,
    application: {
      name: string;
      repositoryUrl: string;
      path: string;
      namespace: string;
    },
  ): Promise<ArgoCdStandIn> {
    const folder = join(
      dirname(require.resolve('@database-platform/playground/package.json')),
      'crds/argo-cd',
    );
    for (const file of await readdir(folder)) {
      const definition = parse(await readFile(join(folder, file), 'utf8'));
      await kubernetes.apply(
        `${DEFINITIONS}/${definition.metadata.name}`,
        definition,
      );
    }
    await kubernetes.apply('/api/v1/namespaces/argocd', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'argocd' },
    });
    const { name, namespace, path, repositoryUrl } = application;
    // A definition is served a moment after it is there
    await eventually(() =>
      kubernetes.apply(`${APPLICATIONS}/${name}`, {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace: 'argocd' },
        spec: {
          project: 'default',
          source: { repoURL: repositoryUrl, path, targetRevision: 'main' },
          destination: { server: 'https://kubernetes.default.svc', namespace },
          syncPolicy: { automated: { prune: true } },
        },
      }),
    );
    return new ArgoCdStandIn(kubernetes, name);
  }

  /** The object with the mark of what belongs to the Application. */
  mark(object: KubeItem): KubeItem {
    const { namespace, name, annotations } = object.metadata;
    return {
      ...object,
      metadata: {
        ...object.metadata,
        annotations: {
          ...annotations,
          'argocd.argoproj.io/tracking-id': `${
            this.#application
          }:acid.zalan.do/postgresql:${namespace}/${name}`,
        },
      },
    };
  }

  /** Says that a commit is applied, and what belongs to it. */
  async synced(revision: string, objects: readonly KubeItem[]): Promise<void> {
    const at = new Date().toISOString().replace(/\.\d+/, '');
    const source = { repoURL: '' };
    this.#syncs += 1;
    await this.#kubernetes.merge(`${APPLICATIONS}/${this.#application}`, {
      status: {
        sourceType: 'Directory',
        sync: { status: 'Synced', revision },
        health: { status: 'Healthy' },
        operationState: {
          operation: { sync: { revision } },
          phase: 'Succeeded',
          message: 'successfully synced (all tasks run)',
          startedAt: at,
          finishedAt: at,
          syncResult: { revision, source },
        },
        history: [{ id: this.#syncs, revision, source, deployedAt: at }],
        resources: objects.map(({ metadata }) => ({
          group: 'acid.zalan.do',
          version: 'v1',
          kind: 'postgresql',
          namespace: metadata.namespace,
          name: metadata.name,
          status: 'Synced',
        })),
      },
    });
  }

  async stop(): Promise<void> {
    await this.#kubernetes.remove(`${APPLICATIONS}/${this.#application}`);
  }
}
