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

import { Endpoint, Finding } from '@database-platform/plugin-databases-common';

/** Services that ask for a load balancer and have no address yet, each once. */
export function pendingLoadBalancers(
  endpoints: readonly Endpoint[],
  words: Pick<Finding, 'id' | 'severity' | 'source'> & {
    /** What it means besides that nobody outside reaches the database. */
    detail?: string;
    /** What makes the Service do without: `set "spec.service.type" to "ClusterIP"`. */
    without: string;
  },
): Finding[] {
  const { detail, without, ...rest } = words;
  const waiting = new Map(
    endpoints
      .filter(
        endpoint =>
          endpoint.exposure === 'LoadBalancer' &&
          endpoint.externalHost === undefined,
      )
      .map(endpoint => [endpoint.service, endpoint]),
  );
  return [...waiting.values()].map(endpoint => ({
    ...rest,
    title: `The Service ${endpoint.service} asks for a load balancer and has no address yet.`,
    detail:
      detail ??
      `Inside the Kubernetes cluster it can be reached at ${endpoint.host}; from outside it cannot.`,
    advice: `If it stays so, this Kubernetes cluster has nobody who makes load balancers: ${without}.`,
    subject: endpoint.service,
  }));
}
