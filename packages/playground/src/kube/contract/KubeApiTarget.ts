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

/** A Kubernetes API that the contract is checked against. */
export interface KubeApiTarget {
  /** `https://127.0.0.1:PORT` */
  url: string;
  /** The authority of the server's certificate, PEM. */
  ca: string;
  /** Token of someone who may do everything. */
  adminToken: string;
  /** Token of someone who may read Pods and ConfigMaps of one namespace, and nothing else of the core group. */
  limitedToken: string;
  /** The name that the server knows the limited user by. */
  limitedUser: string;
  /** The namespace that the limited user may read; it exists. */
  limitedNamespace: string;
}
