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

import { PlaygroundRule, PlaygroundUser } from './PlaygroundUser';

/** What someone wants to do to a resource. */
export interface ResourceAccess {
  verb: string;
  group: string;
  plural: string;
  subresource?: string;
  namespace?: string;
  name?: string;
}

function includes(list: readonly string[], value: string): boolean {
  return list.includes('*') || list.includes(value);
}

function allows(rule: PlaygroundRule, access: ResourceAccess): boolean {
  const { verb, group, plural, subresource, namespace, name } = access;
  const resource = subresource ? `${plural}/${subresource}` : plural;
  return (
    includes(rule.verbs, verb) &&
    includes(rule.apiGroups, group) &&
    (includes(rule.resources, resource) ||
      (subresource !== undefined &&
        rule.resources.includes(`*/${subresource}`))) &&
    (rule.namespaces === undefined ||
      (namespace !== undefined && includes(rule.namespaces, namespace))) &&
    (rule.resourceNames === undefined ||
      (name !== undefined && rule.resourceNames.includes(name)))
  );
}

/** Whether one of the user's rules allows the access. */
export function isAllowed(
  user: PlaygroundUser,
  access: ResourceAccess,
): boolean {
  return user.rules.some(rule => allows(rule, access));
}

/** The API's words for an access that is not allowed. */
export function refusal(user: PlaygroundUser, access: ResourceAccess): string {
  const { verb, group, plural, subresource, namespace } = access;
  const resource = subresource ? `${plural}/${subresource}` : plural;
  const where = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return `User "${user.name}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`;
}

/** The rules that hold in a namespace, as SelfSubjectRulesReview lists them. */
export function rulesIn(user: PlaygroundUser, namespace: string) {
  return user.rules
    .filter(
      rule =>
        rule.namespaces === undefined || includes(rule.namespaces, namespace),
    )
    .map(({ verbs, apiGroups, resources, resourceNames }) => ({
      verbs,
      apiGroups,
      resources,
      ...(resourceNames && { resourceNames }),
    }));
}
