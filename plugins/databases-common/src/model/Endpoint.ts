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
 * Where an endpoint leads.
 *
 * - `primary`: to the member that takes writes.
 * - `replica`: to members that only read.
 * - `pooler`, `pooler-replica`: the same, through connections that clients share.
 * - `router`: through a router (MySQL Router, mongos) that finds the member that is meant; reads and writes.
 * - `router-replica`: through a router, to members that only read.
 * - `router-split`: through a router that sends reads to replicas and writes to the primary.
 * - `replica-set`: to any member; the client's driver finds the primary by itself.
 *
 * @public
 */
export type EndpointPurpose =
  | 'primary'
  | 'replica'
  | 'pooler'
  | 'pooler-replica'
  | 'router'
  | 'router-replica'
  | 'router-split'
  | 'replica-set';

/**
 * Where clients connect.
 *
 * @public
 */
export interface Endpoint {
  purpose: EndpointPurpose;
  /** Name of the Kubernetes Service. */
  service: string;
  /** DNS name inside the Kubernetes cluster: `<service>.<namespace>.svc`. */
  host: string;
  port: number;
  /** Kubernetes' Service type. */
  exposure: string;
  /** Address outside the Kubernetes cluster, once a load balancer has one. */
  externalHost?: string;
  /** What a client has to say besides the address, in the words of the database's connection string: `{ replicaSet: 'rs0' }`. */
  options?: Readonly<Record<string, string>>;
}

/**
 * A user of the database and the *name* of the Secret that holds its password. The value never leaves Kubernetes.
 *
 * @public
 */
export interface Credential {
  user: string;
  secretName: string;
  /** Whether the Secret is there; absent when Secrets may not be listed. */
  exists?: boolean;
  /** When the Secret was created (ISO 8601). */
  createdAt?: string;
  /** Keys that the operator writes into the Secret: `['username', 'password']`. */
  keys: readonly string[];
  /** The key of the password, where the keys' names do not tell it. */
  passwordKey?: string;
  /** The key of the user's name, where only the Secret says it; `user` is then a title. */
  userKey?: string;
  /** What a client has to say to log in besides name and password, in the words of the connection string: `{ authSource: 'admin' }`. */
  options?: Readonly<Record<string, string>>;
  /** Whether the operator made the user for its own work: nothing for applications. */
  operatorsOwn?: boolean;
}
