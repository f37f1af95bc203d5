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

/** What a user may do: like a rule of a ClusterRole, and optionally only in some namespaces. `*` is everything. */
export interface PlaygroundRule {
  verbs: readonly string[];
  apiGroups: readonly string[];
  /** Plural names, with their subresource where one is meant: `pods/log`. */
  resources: readonly string[];
  /** Absent: in all namespaces and at the cluster scope. */
  namespaces?: readonly string[];
  /** Absent: objects of any name. */
  resourceNames?: readonly string[];
}

/** Someone who may use the playground's Kubernetes API with a bearer token. */
export interface PlaygroundUser {
  name: string;
  token: string;
  groups: readonly string[];
  rules: readonly PlaygroundRule[];
}

/** A rule that allows everything. */
export const everythingRule: PlaygroundRule = {
  verbs: ['*'],
  apiGroups: ['*'],
  resources: ['*'],
};
