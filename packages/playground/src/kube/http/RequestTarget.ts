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

/** What a request's path points to. */
export type RequestTarget =
  | {
      kind: 'resource';
      group: string;
      version: string;
      plural: string;
      namespace?: string;
      name?: string;
      subresource?: string;
    }
  | { kind: 'path'; path: string };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Reads a path such as `/apis/apps/v1/namespaces/a/statefulsets/b/status`. */
export function parseTarget(path: string): RequestTarget {
  const parts = path.split('/').filter(Boolean).map(decoded);
  const other: RequestTarget = { kind: 'path', path };
  let group = '';
  let rest: string[];
  let version: string;
  if (parts[0] === 'api' && parts.length >= 3) {
    [, version, ...rest] = parts;
  } else if (parts[0] === 'apis' && parts.length >= 4) {
    [, group, version, ...rest] = parts;
  } else {
    return other;
  }
  let namespace: string | undefined;
  const ofNamespace = ['status', 'finalize'];
  if (
    rest[0] === 'namespaces' &&
    rest.length > 2 &&
    !(rest.length === 3 && ofNamespace.includes(rest[2]))
  ) {
    [, namespace, ...rest] = rest;
  }
  const [plural, name, ...sub] = rest;
  return {
    kind: 'resource',
    group,
    version,
    plural,
    namespace:
      plural === 'namespaces' && group === '' && name ? name : namespace,
    name,
    subresource: sub.length > 0 ? sub.join('/') : undefined,
  };
}
