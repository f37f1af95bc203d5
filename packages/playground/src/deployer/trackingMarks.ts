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

import { KubeObject } from '../kube/types';
import { Deployable } from './Deployable';

/** How a deployer marks what it applied. */
export type TrackingMethod = 'argo-cd-annotation' | 'argo-cd-label' | 'flux';

/** The object with the marks of what applies it. */
export function marked(
  object: KubeObject,
  { name, namespace }: Deployable,
  method: TrackingMethod,
): KubeObject {
  const { metadata } = object;
  switch (method) {
    case 'argo-cd-annotation':
      return {
        ...object,
        metadata: {
          ...metadata,
          annotations: {
            ...metadata.annotations,
            'argocd.argoproj.io/tracking-id': trackingId(object, name),
          },
        },
      };
    case 'argo-cd-label':
      return {
        ...object,
        metadata: {
          ...metadata,
          labels: { ...metadata.labels, 'app.kubernetes.io/instance': name },
        },
      };
    case 'flux':
      return {
        ...object,
        metadata: {
          ...metadata,
          labels: {
            ...metadata.labels,
            'kustomize.toolkit.fluxcd.io/name': name,
            'kustomize.toolkit.fluxcd.io/namespace': namespace,
          },
        },
      };
    default:
      throw new Error(`Unknown tracking method ${method satisfies never}`);
  }
}

/** Whether an object carries the marks of a deployable: those of another, or a copy of them, do not count. */
export function isMarked(
  object: KubeObject,
  deployable: Deployable,
  method: TrackingMethod,
): boolean {
  const { labels, annotations } = object.metadata;
  switch (method) {
    case 'argo-cd-annotation':
      return (
        annotations?.['argocd.argoproj.io/tracking-id'] ===
        trackingId(object, deployable.name)
      );
    case 'argo-cd-label':
      return labels?.['app.kubernetes.io/instance'] === deployable.name;
    case 'flux':
      return (
        labels?.['kustomize.toolkit.fluxcd.io/name'] === deployable.name &&
        labels['kustomize.toolkit.fluxcd.io/namespace'] === deployable.namespace
      );
    default:
      throw new Error(`Unknown tracking method ${method satisfies never}`);
  }
}

/** Whether an object carries the marks of any deployable. */
export function hasMarks(
  { metadata: { labels, annotations } }: KubeObject,
  method: TrackingMethod,
): boolean {
  switch (method) {
    case 'argo-cd-annotation':
      return annotations?.['argocd.argoproj.io/tracking-id'] !== undefined;
    case 'argo-cd-label':
      return labels?.['app.kubernetes.io/instance'] !== undefined;
    case 'flux':
      return labels?.['kustomize.toolkit.fluxcd.io/name'] !== undefined;
    default:
      throw new Error(`Unknown tracking method ${method satisfies never}`);
  }
}

/** `application:group/kind:namespace/name` */
function trackingId(
  { apiVersion, kind, metadata }: KubeObject,
  application: string,
): string {
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  return `${application}:${group}/${kind}:${metadata.namespace ?? ''}/${
    metadata.name
  }`;
}
