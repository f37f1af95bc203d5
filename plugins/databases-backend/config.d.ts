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

export interface Config {
  /**
   * The databases plugin. Everything here is optional: without it, every Kubernetes cluster that the Kubernetes plugin knows is watched for every engine.
   */
  databases?: {
    /**
     * The Kubernetes clusters to watch, by the names that the Kubernetes plugin's configuration gives them. All that it knows when absent.
     */
    kubernetesClusters?: string[];

    /**
     * The namespaces to watch. All when absent, which needs fewer watches and a ClusterRole; with a list, a Role in each of the namespaces is enough
     * (nodes and storage classes have no namespace: without a ClusterRole for them zones are not known).
     */
    namespaces?: string[];

    /**
     * Who owns a database whose object does not say so itself.
     */
    owners?: {
      /**
       * The owner of everything in a namespace, as an entity reference: `orders: group:default/orders-team`. Asked last, after the annotation and
       * the label `databases.backstage.io/owner` and the engine's own field (such as `spec.teamId`).
       */
      namespaces?: {
        [namespace: string]: string;
      };

      /**
       * The catalog namespace of groups that are named without one, `default` when absent.
       */
      groupNamespace?: string;
    };

    /**
     * Environments: names for sets of Kubernetes clusters and namespaces. The first one that matches counts.
     */
    environments?: Array<{
      /**
       * As it is shown and filtered by. `none` is reserved for databases in no environment.
       */
      name: string;

      /**
       * Every Kubernetes cluster when absent.
       */
      kubernetesClusters?: string[];

      /**
       * Every namespace when absent.
       */
      namespaces?: string[];
    }>;

    /**
     * Engines, by id.
     */
    engines?: {
      /**
       * PostgreSQL clusters of the Zalando postgres-operator.
       */
      postgresql?: {
        /**
         * Whether to look for them; true when absent.
         */
        enabled?: boolean;

        /**
         * How the operator is configured to label what it makes.
         */
        labels?: {
          /**
           * The value of the label `application` (in the operator's `cluster_labels`): `spilo` when absent.
           */
          application?: string;

          /**
           * The label that names the database (`cluster_name_label`): `cluster-name` when absent.
           */
          clusterName?: string;

          /**
           * The label for a member's role (`pod_role_label`): `spilo-role` when absent.
           */
          role?: string;
        };

        /**
         * The value of the label `application` on connection poolers: `db-connection-pooler` when absent.
         */
        poolerApplication?: string;
      };

      /**
       * An engine that a module added.
       */
      [engine: string]:
        | {
            /**
             * Whether to look for its databases; true when absent.
             */
            enabled?: boolean;
          }
        | undefined;
    };
  };
}
