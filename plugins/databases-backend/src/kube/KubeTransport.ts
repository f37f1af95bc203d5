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
 * One request to the API of a Kubernetes cluster.
 */
export interface KubeRequest {
  kubernetesCluster: string;
  /** As the Kubernetes API has it, such as `/api/v1/pods`. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** The media types wanted; JSON when absent. */
  accept?: string;
  signal: AbortSignal;
}

/**
 * What a Kubernetes cluster answered, whatever the status.
 */
export interface KubeResponse {
  status: number;
  /** The value of a header, by its lower case name. */
  header(name: string): string | undefined;
  text(): Promise<string>;
  /** The body as it arrives; breaking out of the loop closes the connection. */
  body(): AsyncIterable<Uint8Array>;
}

/**
 * How the plugin reaches Kubernetes: the one seam between it and any cluster. Only reads: see {@link KubeWriter} for the rest.
 */
export interface KubeTransport {
  /** Names of the Kubernetes clusters. */
  listClusters(signal: AbortSignal): Promise<string[]>;
  /**
   * Sends a GET request.
   *
   * @throws KubeUnreachableError when no answer of the Kubernetes API could be had.
   */
  request(request: KubeRequest): Promise<KubeResponse>;
}
