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
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { Deployment } from './Deployment';

/**
 * The object whose deployment is looked for.
 */
export interface DeployedObject {
  ref: DatabaseRef;
  group: string;
  kind: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

/**
 * A place that a deployment takes manifests from.
 */
export interface DeploymentSource {
  repositoryUrl: string;
  /** The branch, tag or commit; the repository's default branch when absent. */
  revision: string | undefined;
  /** The folder, without slashes at its ends; empty for the whole repository. */
  path: string;
  /** It is rendered by Helm: what is in Git are templates and values. */
  isHelm: boolean;
  /** The values files that it is rendered with, as far as they are in the same repository. */
  valueFiles: readonly string[];
  /** The commit of it that is applied. */
  appliedSha: string | undefined;
}

/**
 * What a deployer changes of the manifests that it applies.
 */
export interface DeploymentOverrides {
  /** Patches in the deployer's own object, as Kustomize has them in `patches`. */
  patches: readonly unknown[];
  /** Whether it fills in `${NAME}`. */
  substitutes: boolean;
}

/**
 * A deployment as it was found.
 */
export interface FoundDeployment {
  tool: Deployment['tool'];
  /** `Application orders`. */
  title: string;
  foundBy: 'argo-cd' | 'flux';
  /** In the order in which the tool has them; none when nothing of it comes from Git. */
  sources: readonly DeploymentSource[];
  sync: Omit<Deployment['sync'], 'appliedSha'>;
  /** What it does to the files of Git on the way, beyond what stands in them. */
  overrides: DeploymentOverrides;
  /** Why it does not lead to a file in Git, although it is there. */
  problem?: string;
}

/**
 * What there is to say about who applies an object: a deployment, nothing at all, or why it is not known.
 */
export type DeploymentFinding =
  | {
      result: 'found';
      deployment: FoundDeployment;
      /** Whether the deployer itself counts the object among its own: the marks on an object are written by whoever may write the object. */
      isConfirmed: boolean;
    }
  | { result: 'none' }
  | { result: 'unreadable'; reason: string };
