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

/**
 * How an operator's installation names things, where it differs from the operator's defaults.
 *
 * @public
 */
export interface PostgresqlEngineOptions {
  labels?: {
    /** The value of the label `application` on everything that the operator makes (its `cluster_labels`): `spilo`. */
    application?: string;
    /** The label that names the database (its `cluster_name_label`): `cluster-name`. */
    clusterName?: string;
    /** The label that Patroni gives the members their role with (its `pod_role_label`): `spilo-role`. */
    role?: string;
  };
  /** The value of the label `application` on what belongs to connection poolers: `db-connection-pooler`. */
  poolerApplication?: string;
  /** The name of the operator's ConfigMap, where it is configured by one (its variable `CONFIG_MAP_NAME`): `postgres-operator`. */
  operatorConfigMap?: string;
}

/** The labels in use. */
export interface PostgresqlLabels {
  application: string;
  clusterName: string;
  role: string;
  poolerApplication: string;
}

/** Fills in the operator's defaults (pkg/util/config/config.go). */
export function labelsOf(
  options: PostgresqlEngineOptions | undefined,
): PostgresqlLabels {
  return {
    application: options?.labels?.application ?? 'spilo',
    clusterName: options?.labels?.clusterName ?? 'cluster-name',
    role: options?.labels?.role ?? 'spilo-role',
    poolerApplication: options?.poolerApplication ?? 'db-connection-pooler',
  };
}
