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
import { Clock } from '../../../clock';
import { KubeClusterApi } from '../../../kube/types';

/** What mongod prints: one JSON document a line. */
export class MongodLog {
  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly namespace: string,
  ) {}

  write(
    pod: string,
    container: string,
    line: { component: string; id: number; msg: string; attr?: object },
  ): void {
    const { component, id, msg, attr } = line;
    const time = new Date(this.clock.now())
      .toISOString()
      .replace('Z', '+00:00');
    this.api.appendLog(this.namespace, pod, container, [
      JSON.stringify({
        t: { $date: time },
        s: 'I',
        c: component,
        id,
        ctx: 'ReplCoord-1',
        msg,
        ...(attr && { attr }),
      }),
    ]);
  }
}
