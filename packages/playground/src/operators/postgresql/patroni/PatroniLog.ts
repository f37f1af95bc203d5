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
import { postgresLogTime, pythonLogTime } from '../../shared';

/** What the postgres container of a pod prints: Patroni's lines and PostgreSQL's. */
export class PatroniLog {
  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly namespace: string,
  ) {}

  patroni(pod: string, ...messages: string[]): void {
    const time = pythonLogTime(this.clock.now());
    this.append(pod, messages.map(message => `${time} INFO: ${message}`));
  }

  postgres(pod: string, ...messages: string[]): void {
    const time = postgresLogTime(this.clock.now());
    this.append(pod, messages.map(message => `${time} [57] LOG:  ${message}`));
  }

  private append(pod: string, lines: string[]): void {
    this.api.appendLog(this.namespace, pod, 'postgres', lines);
  }
}
