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
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Engine } from '@database-platform/plugin-databases-common';
import { DatabasesConfig } from '../config/readDatabasesConfig';
import { GitHosts } from '../git/GitHosts';
import { DeploymentReader } from '../gitops/DeploymentReader';
import { Deployments } from '../gitops/Deployments';
import { ManifestLocator } from '../gitops/ManifestLocator';
import { Manifests } from '../gitops/Manifests';
import { RepositoryReader } from '../gitops/RepositoryReader';
import { Inventory } from '../inventory';
import { KubeReader, KubeTransport, KubeWriter } from '../kube';
import { ReadAccess } from '../permissions/ReadAccess';
import { Clock } from '../time';
import { Watches } from '../watch';
import { DryRunner } from './DryRunner';
import { OpenChanges } from './OpenChanges';
import { OperationsReader } from './OperationsReader';
import { Planner } from './Planner';
import { PlanReader } from './PlanReader';
import { PlanSubjects } from './PlanSubjects';
import { TargetsReader } from './TargetsReader';

export interface PlanningOptions {
  config: DatabasesConfig;
  engines: readonly Engine[];
  inventory: Inventory;
  access: Pick<ReadAccess, 'filterOf'>;
  transport: KubeTransport & KubeWriter;
  gitHosts: GitHosts;
  urlReader: UrlReaderService;
  openChanges: OpenChanges;
  watches: Pick<Watches, 'kubernetesClusters' | 'sources'>;
  clock: Clock;
}

/**
 * Everything that plans are made with.
 */
export interface Planning {
  planner: Planner;
  manifests: Manifests;
  deployments: Deployments;
  kube: KubeReader;
  operations: OperationsReader;
  targets: TargetsReader;
}

export function createPlanning(options: PlanningOptions): Planning {
  const { config, engines, inventory, access, transport, clock } = options;
  const kube = new KubeReader({ transport, clock });
  const reader = new DeploymentReader({ kube, argoCd: config.gitops.argoCd });
  const manifests = new Manifests({
    locator: new ManifestLocator({
      gitHosts: options.gitHosts,
      config: config.gitops,
      deployments: reader,
    }),
    repositories: new RepositoryReader({ urlReader: options.urlReader, clock }),
    clock,
  });
  const subjects = new PlanSubjects({
    engines,
    kubernetesClusters: () => options.watches.kubernetesClusters,
    inventory,
    access,
    config,
  });
  return {
    planner: new Planner({
      subjects,
      inventory,
      reader: new PlanReader({
        inventory,
        manifests,
        kube,
        openChanges: options.openChanges,
        clock,
      }),
      dryRunner: new DryRunner({ writer: transport, clock }),
      clock,
    }),
    manifests,
    deployments: new Deployments({ reader, inventory, engines }),
    kube,
    operations: new OperationsReader({ inventory, manifests, clock }),
    targets: new TargetsReader({
      config,
      inventory,
      watches: options.watches,
      manifests,
      kube,
      clock,
    }),
  };
}
