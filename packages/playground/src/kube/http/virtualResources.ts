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

import { isAllowed, rulesIn } from '../auth/authorize';
import { PlaygroundUser } from '../auth/PlaygroundUser';
import { isJsonObject, JsonObject } from '../json';

/** A resource that is only ever created, answered at once, and kept nowhere. */
export interface VirtualResource {
  group: string;
  plural: string;
  kind: string;
  /** The status that answers the request. */
  answer: (spec: JsonObject, user: PlaygroundUser) => JsonObject;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function accessReview(spec: JsonObject, user: PlaygroundUser): JsonObject {
  const wanted = spec.resourceAttributes;
  if (!isJsonObject(wanted)) {
    const path = isJsonObject(spec.nonResourceAttributes)
      ? text(spec.nonResourceAttributes.path)
      : '';
    return { allowed: isPublicPath(path) };
  }
  return {
    allowed: isAllowed(user, {
      verb: text(wanted.verb),
      group: text(wanted.group),
      plural: text(wanted.resource),
      subresource: text(wanted.subresource) || undefined,
      namespace: text(wanted.namespace) || undefined,
      name: text(wanted.name) || undefined,
    }),
  };
}

/** Paths that every authenticated user may read: versions, health and discovery. */
export function isPublicPath(path: string): boolean {
  return /^\/(api|apis|openapi|version|healthz|livez|readyz)(\/|$)/.test(path);
}

/** Reviews of one's own rights and name, as authorization.k8s.io and authentication.k8s.io have them. */
export const virtualResources: readonly VirtualResource[] = [
  {
    group: 'authorization.k8s.io',
    plural: 'selfsubjectaccessreviews',
    kind: 'SelfSubjectAccessReview',
    answer: accessReview,
  },
  {
    group: 'authorization.k8s.io',
    plural: 'selfsubjectrulesreviews',
    kind: 'SelfSubjectRulesReview',
    answer: (spec, user) => ({
      resourceRules: rulesIn(user, text(spec.namespace)),
      nonResourceRules: [
        {
          verbs: ['get'],
          nonResourceURLs: [
            '/api',
            '/api/*',
            '/apis',
            '/apis/*',
            '/healthz',
            '/livez',
            '/openapi',
            '/openapi/*',
            '/readyz',
            '/version',
          ],
        },
      ],
      incomplete: false,
    }),
  },
  {
    group: 'authentication.k8s.io',
    plural: 'selfsubjectreviews',
    kind: 'SelfSubjectReview',
    answer: (_spec, user) => ({
      userInfo: {
        username: user.name,
        groups: [...user.groups, 'system:authenticated'],
      },
    }),
  },
];
