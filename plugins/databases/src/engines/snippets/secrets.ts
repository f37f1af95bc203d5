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

import { shellQuote } from '../../lib/shellQuote';
import { Connection, SnippetSet } from './Snippet';

/** Puts what a key of the connection's Secret holds into the environment without showing it. */
export function exportFromSecret(
  { namespace, secretName }: Connection,
  key: string,
  variable: string,
): string {
  const path = `{.data.${key.replaceAll('.', '\\.')}}`;
  return [
    `export ${variable}="$(kubectl --namespace ${shellQuote(namespace)} \\`,
    `  get secret ${shellQuote(secretName)} \\`,
    `  --output jsonpath=${shellQuote(path)} | base64 -d)"`,
  ].join('\n');
}

/** Puts the password into the environment, and the user's name where only the Secret says it. */
export function exportCredentials(
  connection: Connection,
  { user, password }: SnippetSet['variables'],
): string {
  return [
    ...(connection.userInSecret
      ? [exportFromSecret(connection, connection.userKey, user)]
      : []),
    exportFromSecret(connection, connection.passwordKey, password),
  ].join('\n');
}

/** Makes a port of the connection's Service a port of one's own machine. */
export function portForward({ namespace, service, port }: Connection): string {
  return `kubectl --namespace ${shellQuote(
    namespace,
  )} port-forward ${shellQuote(`service/${service}`)} ${port} &`;
}

/** A line above a snippet that works inside the network of the Kubernetes cluster only. */
export function insideComment({ kubernetesCluster }: Connection): string {
  return `# Inside the network of the Kubernetes cluster ${kubernetesCluster}`;
}

/** A line above a snippet for one's own machine. */
export function outsideComment({ kubernetesCluster }: Connection): string {
  return `# From your own machine, with access to the Kubernetes cluster ${kubernetesCluster}`;
}

/** The environment of a container: plain variables, and those that a Secret holds, by its keys. */
export function containerEnvironment(
  { namespace, secretName }: Connection,
  plain: Readonly<Record<string, string>>,
  secret: Readonly<Record<string, string>>,
): string {
  return [
    `# In a container of a pod in the namespace ${namespace}: a pod reads Secrets of its own namespace only`,
    'env:',
    ...Object.entries(plain).flatMap(([name, value]) => [
      `  - name: ${name}`,
      `    value: ${JSON.stringify(value)}`,
    ]),
    ...Object.entries(secret).flatMap(([name, key]) => [
      `  - name: ${name}`,
      '    valueFrom:',
      '      secretKeyRef:',
      `        name: ${secretName}`,
      `        key: ${key}`,
    ]),
  ].join('\n');
}

/**
 * The user in a program: as text, or from the environment where only the Secret says it.
 *
 * @param fromEnvironment - how the language reads the variable
 */
export function userIn(
  { user, userInSecret }: Connection,
  fromEnvironment: string,
): string {
  return userInSecret ? fromEnvironment : JSON.stringify(user);
}
