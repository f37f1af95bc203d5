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
import { at, isObject, listAt, textAt } from '../json';
import { ArgoCdConfig } from '../config/readGitopsConfig';
import {
  DeployedObject,
  DeploymentSource,
  FoundDeployment,
} from './FoundDeployment';
import { folderPath, resolvePath } from './folderPath';

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const INSTANCE_LABEL = 'argocd.argoproj.io/instance';

/** Conditions that keep an Application from being compared or synced (Argo CD's `ApplicationConditionType`s that end in `Error`). */
const ERROR_CONDITION = /Error$/;

/**
 * An Application that an object may belong to.
 */
export interface ApplicationName {
  /** Any of the configured ones when absent. */
  namespace?: string;
  name: string;
  /** The object says so in Argo CD's own annotation: labels may stem from something else, such as Helm. */
  isCertain: boolean;
}

/**
 * The Applications that the marks of Argo CD on an object name, best first.
 *
 * @remarks
 * The annotation is `application:group/kind:namespace/name`, with `namespace_application` for an Application outside Argo CD's own namespace. One that names
 * another object was copied from there and says nothing.
 */
export function applicationsOf(
  object: DeployedObject,
  config: ArgoCdConfig,
): ApplicationName[] {
  const { annotations, labels, ref, group, kind } = object;
  const names: ApplicationName[] = [];
  const tracking = annotations[TRACKING_ID];
  const colon = tracking?.indexOf(':') ?? -1;
  if (
    tracking !== undefined &&
    tracking.slice(colon + 1) ===
      `${group}/${kind}:${ref.namespace}/${ref.name}`
  ) {
    names.push({ ...splitName(tracking.slice(0, colon)), isCertain: true });
  }
  for (const label of [INSTANCE_LABEL, config.instanceLabel]) {
    const name = labels[label];
    if (name) {
      names.push({ ...splitName(name), isCertain: false });
    }
  }
  return names;
}

/** Names of Kubernetes objects contain no underscore. */
function splitName(text: string): { namespace?: string; name: string } {
  const underscore = text.indexOf('_');
  return underscore < 0
    ? { name: text }
    : {
        namespace: text.slice(0, underscore),
        name: text.slice(underscore + 1),
      };
}

/**
 * Whether an Application counts the object among its own; `undefined` when it does not say what its own are.
 */
export function ownsObject(
  application: unknown,
  { ref, group, kind }: DeployedObject,
): boolean | undefined {
  const resources = listAt(application, 'status', 'resources');
  return resources.length === 0
    ? undefined
    : resources.some(
        item =>
          (textAt(item, 'group') ?? '') === group &&
          textAt(item, 'kind') === kind &&
          textAt(item, 'namespace') === ref.namespace &&
          textAt(item, 'name') === ref.name,
      );
}

/**
 * Reads an `argoproj.io/v1alpha1` Application.
 */
export function readApplication(application: unknown): FoundDeployment {
  const name = textAt(application, 'metadata', 'name') ?? '';
  const sources = sourcesOf(application);
  return {
    tool: 'Argo CD',
    title: `Application ${name}`,
    foundBy: 'argo-cd',
    sources,
    sync: syncOf(application),
    overrides: {
      patches: [
        at(application, 'spec', 'source'),
        ...listAt(application, 'spec', 'sources'),
      ].flatMap(source => listAt(source, 'kustomize', 'patches')),
      substitutes: false,
    },
    ...(sources.length === 0 && {
      problem: `The Application ${name} of Argo CD takes it from a Helm repository, not from Git`,
    }),
  };
}

function sourcesOf(application: unknown): DeploymentSource[] {
  const several = listAt(application, 'spec', 'sources');
  const single = at(application, 'spec', 'source');
  const sources = several.length > 0 ? several : [single];
  const applied = appliedShas(application);
  const isRendered =
    textAt(application, 'status', 'sourceType') === 'Helm' ||
    sources.some(source => textAt(source, 'chart'));
  return sources.flatMap((source, index) => {
    const repositoryUrl = textAt(source, 'repoURL');
    return repositoryUrl && !textAt(source, 'chart')
      ? [
          {
            repositoryUrl,
            revision: revisionOf(textAt(source, 'targetRevision')),
            path: folderPath(textAt(source, 'path')),
            isHelm:
              isObject(at(source, 'helm')) ||
              (isRendered && several.length === 0) ||
              // Only held for the values files in it
              textAt(source, 'ref') !== undefined,
            valueFiles: valueFilesOf(source),
            appliedSha: applied[index],
          },
        ]
      : [];
  });
}

/** Relative to the chart, or to the repository when they begin with a slash; those of another source begin with its name. */
function valueFilesOf(source: unknown): string[] {
  const chart = folderPath(textAt(source, 'path'));
  return listAt(source, 'helm', 'valueFiles').flatMap(item => {
    const file = textAt(item);
    return file === undefined || file.includes('://')
      ? []
      : resolvePath(
          /^[/$]/.test(file) ? '' : chart,
          file.replace(/^\$[^/]*\//, ''),
        ) ?? [];
  });
}

function revisionOf(text: string | undefined): string | undefined {
  return text === 'HEAD' ? undefined : text?.replace(/^refs\/heads\//, '');
}

/** By source. While it is in sync, that is what it compared with; else what its history ends with. */
function appliedShas(application: unknown): readonly (string | undefined)[] {
  const history = listAt(application, 'status', 'history');
  const last =
    textAt(application, 'status', 'sync', 'status') === 'Synced'
      ? at(application, 'status', 'sync')
      : history[history.length - 1];
  const several = listAt(last, 'revisions');
  return several.length > 0
    ? several.map(item => textAt(item))
    : [textAt(last, 'revision')];
}

function syncOf(application: unknown): FoundDeployment['sync'] {
  const operation = at(application, 'status', 'operationState');
  const history = listAt(application, 'status', 'history');
  const condition = listAt(application, 'status', 'conditions').find(item =>
    ERROR_CONDITION.test(textAt(item, 'type') ?? ''),
  );
  return {
    state: stateOf(application, condition),
    at:
      textAt(operation, 'finishedAt') ??
      textAt(history[history.length - 1], 'deployedAt'),
    message: textAt(condition, 'message') ?? textAt(operation, 'message'),
  };
}

function stateOf(
  application: unknown,
  condition: unknown,
): FoundDeployment['sync']['state'] {
  const phase = textAt(application, 'status', 'operationState', 'phase');
  const status = textAt(application, 'status', 'sync', 'status');
  if (phase === 'Running' || phase === 'Terminating') {
    return 'syncing';
  }
  if (condition !== undefined) {
    return 'failed';
  }
  if (status === 'Synced') {
    return 'synced';
  }
  if (phase === 'Failed' || phase === 'Error') {
    return 'failed';
  }
  if (status === 'OutOfSync') {
    const automated = at(application, 'spec', 'syncPolicy', 'automated');
    return isObject(automated) && at(automated, 'enabled') !== false
      ? 'syncing'
      : 'manual';
  }
  return 'unknown';
}
