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

import { HumanDuration } from '@backstage/types';

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

      /**
       * The name of the tier whose rules hold there: one of `databases.tiers`, or of the ones that are there without configuration (`development`,
       * `standard`, `critical`). None when absent.
       */
      tier?: string;
    }>;

    /**
     * The rules that plans are held against, by name. What is said of `development`, `standard` and `critical` replaces what is shipped, key by key.
     */
    tiers?: {
      [name: string]: {
        /**
         * At least so many members.
         */
        minimumMembers?: number;

        /**
         * The most that is allowed.
         */
        maximum?: {
          members?: number;
          /**
           * Limit of one member, such as `8` or `500m`.
           */
          cpu?: string | number;
          /**
           * Limit of one member, such as `32Gi`.
           */
          memory?: string;
          /**
           * Volume of one member, such as `1Ti`.
           */
          volume?: string;
        };

        /**
         * The versions that are allowed, by engine id; any where the engine is absent.
         */
        versions?: { [engine: string]: string[] };

        /**
         * Any when absent.
         */
        storageClasses?: string[];

        /**
         * Whether writes must wait for a replica.
         */
        synchronous?: 'required' | 'optional';

        /**
         * Sizes to choose from in forms.
         */
        sizes?: Array<{
          name: string;
          cpu: { request: string | number; limit: string | number };
          memory: { request: string; limit: string };
          volume: string;
        }>;
      };
    };

    /**
     * The places that forms offer for new databases.
     */
    targets?: {
      /**
       * Namespaces that are left out unless a database is in them; `*` stands for any characters. Those where Kubernetes, its distributions, deployers and
       * operators usually are when absent: `kube-*`, `openshift`, `openshift-*`, `argocd`, `flux-system`, `cert-manager`, `velero`, `vault` and `*-operator`.
       * It forbids nothing: that is what permissions are for.
       */
      hiddenNamespaces?: string[];
    };

    /**
     * Where manifests are in Git. A database's own annotation `databases.backstage.io/source` and the marks of Argo CD and Flux are asked first.
     */
    gitops?: {
      /**
       * Patterns for where manifests are, and where new ones go; the first one that matches counts. Placeholders are `{kubernetesCluster}`, `{namespace}`,
       * `{engine}`, `{name}` and `{environment}`.
       */
      repositories?: Array<{
        /**
         * Every Kubernetes cluster when absent.
         */
        kubernetesClusters?: string[];

        /**
         * Every namespace when absent.
         */
        namespaces?: string[];

        /**
         * Every engine when absent.
         */
        engines?: string[];

        /**
         * Address of the repository, such as `https://github.com/platform/databases`; its host must be among the portal's `integrations`.
         */
        url: string;

        /**
         * The branch that is deployed; the repository's default branch when absent.
         */
        branch?: string;

        /**
         * Path of the file, such as `{kubernetesCluster}/{namespace}/{name}.yaml`, or of a folder that is searched.
         */
        path: string;

        /**
         * The keys, separated by dots, under which the Helm values file at `path` holds the `spec`.
         */
        helmValues?: string;
      }>;

      /**
       * Addresses, such as `https://github.com/platform/`, below which the annotation `databases.backstage.io/source` may lead. It may always lead to the
       * repositories that `repositories` names for the database, and to those that Argo CD or Flux applies it from; nowhere else when absent. Whoever can
       * annotate a database, and may ask for a change of it in the portal, sees in the plan what the portal's credentials read there.
       */
      annotationUrls?: string[];

      /**
       * How Argo CD is installed.
       */
      argoCd?: {
        /**
         * The Kubernetes cluster that the Applications are in; the database's own when absent.
         */
        kubernetesCluster?: string;

        /**
         * The namespaces of Applications; `argocd` when absent.
         */
        namespaces?: string[];

        /**
         * The label by which Argo CD tracks what it applied (`application.instanceLabelKey`); `app.kubernetes.io/instance` when absent.
         */
        instanceLabel?: string;
      };
    };

    /**
     * How the pull requests of changes are opened and followed.
     */
    changes?: {
      /**
       * What the name of every branch begins with: folders, each with a slash after it. `databases/` when absent.
       */
      branchPrefix?: string;

      /**
       * Labels of the pull requests, by their names on the Git host. Ones that it does not know are left out.
       */
      labels?: string[];

      /**
       * Whom to ask for review. `owner`, the default: whom the owner's entity names in `databases.backstage.io/git-reviewers` (names on the Git host,
       * separated by commas, teams with `team:` before them), `<host>/team-slug` or `<host>/user-login`. `none`: nobody. Or a list of names, teams with
       * `team:` before them.
       */
      reviewers?: 'owner' | 'none' | string[];

      /**
       * How long a change may be at a stage before it counts as stuck, by stage: `{ approved: { days: 14 } }`. The stages are `planned`, `opened`, `checks`,
       * `approved`, `merged`, `synced`, `seen`, `healthy` and `verified`.
       */
      patience?: {
        [stage: string]: HumanDuration | string;
      };

      /**
       * How many days a change is kept after its end, with everything that the portal noted of it: 365 when absent, at least 1. Changes that are not at
       * their end are kept in any case, and so is the pull request on the Git host.
       */
      keepDays?: number;
    };

    /**
     * Engines, by id.
     */
    engines?: {
      /**
       * PostgreSQL databases of the Zalando postgres-operator.
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

        /**
         * The name of the operator's ConfigMap, where it is configured by one and not by an OperatorConfiguration: `postgres-operator` when absent.
         */
        operatorConfigMap?: string;
      };

      /**
       * MySQL databases of Oracle's MySQL Operator for Kubernetes.
       */
      mysql?: {
        /**
         * Whether to look for them; true when absent.
         */
        enabled?: boolean;

        /**
         * The name of the operator's Deployment, from whose image its version is read: `mysql-operator` when absent.
         */
        operatorDeployment?: string;
      };

      /**
       * MongoDB databases of the Percona Operator for MongoDB.
       */
      mongodb?: {
        /**
         * Whether to look for them; true when absent.
         */
        enabled?: boolean;

        /**
         * The name of the operator's Deployment, from whose image its version is read: `percona-server-mongodb-operator` when absent.
         */
        operatorDeployment?: string;
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
