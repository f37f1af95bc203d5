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
 * Where clients connect.
 *
 * @public
 */
export interface Endpoint {
  purpose: 'primary' | 'replica' | 'pooler' | 'pooler-replica';
  /** Name of the Kubernetes Service. */
  service: string;
  /** DNS name inside the Kubernetes cluster: `<service>.<namespace>.svc`. */
  host: string;
  port: number;
  /** Kubernetes' Service type. */
  exposure: string;
  /** Address outside the Kubernetes cluster, once a load balancer has one. */
  externalHost?: string;
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
}
