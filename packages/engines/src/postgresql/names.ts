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

/** The port that PostgreSQL listens on. */
export const usualPort = 5432;

/** How the operator names what it makes for the database `name` (pkg/cluster/{k8sres,util}.go). */
export function namesOf(name: string) {
  return {
    primaryService: name,
    replicaService: `${name}-repl`,
    pooler: `${name}-pooler`,
    replicaPooler: `${name}-pooler-repl`,
    primaryBudget: `postgres-${name}-pdb`,
  };
}

const suffix = '.credentials.postgresql.acid.zalan.do';

/** The operator's default for its option `secret_name_template`. */
export const defaultSecretTemplate =
  '{username}.{cluster}.credentials.{tprkind}.{tprgroup}';

/** The Secret of a user: `_` is written as `-`, because names of objects cannot hold it. */
export function secretNameOf(
  user: string,
  database: string,
  template: string,
): string {
  const values: Readonly<Record<string, string>> = {
    username: user.replace(/_/g, '-'),
    cluster: database,
    tprkind: 'postgresql',
    tprgroup: 'acid.zalan.do',
  };
  return template.replace(
    /\{(username|cluster|tprkind|tprgroup)\}/g,
    (_, key: string) => values[key],
  );
}

/** User (as the name holds it) and database of a Secret with the operator's default name. */
export function parseSecretName(
  name: string,
): { user: string; database: string } | undefined {
  const stem = name.endsWith(suffix) ? name.slice(0, -suffix.length) : '';
  const dot = stem.lastIndexOf('.');
  return dot > 0 && dot < stem.length - 1
    ? { user: stem.slice(0, dot), database: stem.slice(dot + 1) }
    : undefined;
}

/** The name that {@link parseSecretName} reads. */
export function defaultSecretName(user: string, database: string): string {
  return `${user}.${database}${suffix}`;
}

/** What the name of a volume claim has before the name of its member. */
export const claimPrefix = 'pgdata-';
