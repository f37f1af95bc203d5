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

import { KubeTransport } from '../kube';

/**
 * The same transport; tells the time by each answer's `Date` header, which the Kubernetes API writes.
 *
 * @param tell - takes milliseconds since the epoch
 */
export function withClock(
  transport: KubeTransport,
  tell: (date: number) => void,
): KubeTransport {
  return {
    listClusters: signal => transport.listClusters(signal),
    async request(request) {
      const response = await transport.request(request);
      const date = Date.parse(response.header('date') ?? '');
      // The head of a watch may have been held back on its way, and a failure may be the Kubernetes plugin's own
      const isTheirs = response.status === 200 && !request.query?.watch;
      if (isTheirs && Number.isFinite(date)) {
        tell(date);
      }
      return response;
    },
  };
}
