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
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  Plan,
  PlanRequest,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { MemoryGitHost } from '../changes/__testUtils__/MemoryGitHost';
import { readDatabasesConfig } from '../config/readDatabasesConfig';
import { GitHosts } from '../git/GitHosts';
import { ReadFilter, ALLOW_ALL } from '../permissions/ReadFilter';
import { createPlanning, Planning } from '../plans/createPlanning';
import { gadgetEngine } from './gadgetEngine';
import { GadgetWorld } from './GadgetWorld';
import { RoutedTransport } from './RoutedTransport';

export const REPOSITORY = 'https://git.example.org/platform/databases';

/** One that also takes addresses of files apart. */
class ReadableGitHost extends MemoryGitHost {
  parseUrl(url: string) {
    const found = super.parseUrl(url.replace(/\.git$/, ''));
    const [, ref, path] = /\/src\/([^/]+)\/?(.*)$/.exec(url) ?? [];
    return found && { ...found, ref, path };
  }
}

/**
 * Planning over gadgets, a Git host in memory and Kubernetes clusters that a test fills.
 */
export class PlanWorld {
  readonly world: GadgetWorld;
  readonly transport = new RoutedTransport();
  readonly git: ReadableGitHost;
  readonly planning: Planning;
  /** By name of the permission; all when absent. */
  readonly filters = new Map<string, ReadFilter>();
  openChanges: () => Promise<Plan['openChanges']> = async () => [];
  /** The watches, as far as they matter here. */
  readonly sources: SourceStatus[] = [
    {
      kubernetesCluster: 'prod-eu',
      resource: 'gadgets.example.org',
      state: 'live',
      since: '2026-01-01T00:00:00.000Z',
      objects: 1,
      engines: ['gadget'],
      required: true,
    },
  ];
  /** How often a folder was read. */
  treesRead = 0;
  /** The tokens that folders were read with. */
  readonly treeTokens: (string | undefined)[] = [];

  constructor(
    files: Readonly<Record<string, string>> = {},
    databases: JsonObject = {},
  ) {
    this.git = new ReadableGitHost(files);
    const config = readDatabasesConfig(
      new ConfigReader({
        databases: { gitops: { annotationUrls: [REPOSITORY] }, ...databases },
      }),
    );
    this.world = new GadgetWorld({
      environments: config.environments,
      owners: config.owners,
    });
    const gitHosts: GitHosts = {
      all: [this.git],
      byHost: () => this.git,
      forHost: () => this.git,
      forUrl: url => {
        const found = this.git.parseUrl(url);
        if (!found) {
          throw new InputError(
            `The portal does not know the Git host of ${url}`,
          );
        }
        return { gitHost: this.git, ...found };
      },
    };
    const urlReader = mockServices.urlReader.mock();
    urlReader.readTree.mockImplementation(async (url, options) => {
      this.treesRead += 1;
      this.treeTokens.push(options?.token);
      const { ref = '', path = '' } = this.git.parseUrl(url) ?? {};
      const prefix = path ? `${path}/` : '';
      const found = Array.from(this.git.commits.get(ref)?.files ?? [])
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, text]) => ({
          path: name.slice(prefix.length),
          content: async () => Buffer.from(text),
        }))
        .filter(file => options?.filter?.(file.path) ?? true);
      return { files: async () => found, etag: ref } as never;
    });
    this.planning = createPlanning({
      config,
      engines: [gadgetEngine],
      inventory: this.world.inventory,
      access: {
        filterOf: async (_credentials, { name }) =>
          this.filters.get(name) ?? ALLOW_ALL,
      },
      transport: this.transport,
      gitHosts,
      urlReader,
      openChanges: { forDatabase: () => this.openChanges() },
      watches: {
        kubernetesClusters: ['prod-eu'],
        sources: () => this.sources,
      },
      clock: this.world.clock,
    });
  }

  /** A gadget that runs: in the inventory, and in the Kubernetes API. */
  async addGadget(
    name: string,
    spec: JsonObject,
    metadata: JsonObject = {},
  ): Promise<void> {
    const object = {
      apiVersion: 'example.org/v2',
      kind: 'Gadget',
      metadata: { name, namespace: 'shop', ...metadata },
      spec,
    };
    this.world.sink('gadget').upsert(object);
    await this.world.clock.advance(100);
    this.transport.put(
      `/apis/example.org/v2/namespaces/shop/gadgets/${name}`,
      object,
    );
  }

  prepare(
    operation: string,
    name: string,
    input: JsonObject,
    more: Partial<PlanRequest> = {},
  ) {
    return this.planning.planner.prepare(
      { operation, target: gadgetRef(name), input, ...more },
      {
        credentials: mockCredentials.user(),
        signal: new AbortController().signal,
      },
    );
  }
}

export function gadgetRef(name: string) {
  return {
    kubernetesCluster: 'prod-eu',
    namespace: 'shop',
    engine: 'gadget',
    name,
  };
}
