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
   * Which databases are read, and what the portal itself knows of them.
   */
  databases?: {
    /**
     * Names of Kubernetes clusters, as the Kubernetes plugin's configuration gives them. All that it knows when absent.
     */
    kubernetesClusters?: string[];

    /**
     * Namespaces to read, in every Kubernetes cluster. All when absent; with a list, the portal needs rights in those namespaces only.
     */
    namespaces?: string[];

    /**
     * Who owns databases whose objects do not say so.
     */
    owners?: {
      /**
       * The catalog namespace of groups that are named without one, such as those in `spec.teamId`. `default` when absent.
       */
      groupNamespace?: string;

      /**
       * Owners by Kubernetes namespace: entity references such as `group:default/orders-team`. Asked last.
       */
      namespaces?: { [namespace: string]: string };
    };

    /**
     * Names for groups of Kubernetes clusters and namespaces. The first entry that fits a database gives its environment.
     */
    environments?: Array<{
      name: string;
      /** All when absent. */
      kubernetesClusters?: string[];
      /** All when absent. */
      namespaces?: string[];
    }>;

    /**
     * Settings of each engine, by its id.
     */
    engines?: {
      postgresql?: {
        /** Whether databases of this engine are read. True when absent. */
        enabled?: boolean;
        /**
         * The labels that the operator writes, where its configuration differs from its defaults.
         */
        labels?: {
          /** The value of the label `application`: operator option `cluster_labels`. `spilo` when absent. */
          application?: string;
          /** Operator option `cluster_name_label`. `cluster-name` when absent. */
          clusterName?: string;
          /** Operator option `pod_role_label`. `spilo-role` when absent. */
          role?: string;
        };
        /** The value of the label `application` on poolers. `db-connection-pooler` when absent. */
        poolerApplication?: string;
      };
      /** Engines that other modules add. */
      [id: string]:
        | {
            enabled?: boolean;
            [option: string]: unknown;
          }
        | undefined;
    };
  };
}
