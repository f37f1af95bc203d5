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

import { postgresLogTime, pythonLogTime } from '../../shared';
import { Member } from './Member';
import { PatroniState } from './PatroniState';

/** What the postgres container of a pod prints: Patroni's lines and PostgreSQL's. */
export class PatroniLog {
  constructor(private readonly state: PatroniState) {}

  patroni(pod: string, ...messages: string[]): void {
    const time = pythonLogTime(this.state.options.clock.now());
    this.append(
      pod,
      messages.map(message => `${time} INFO: ${message}`),
    );
  }

  postgres(pod: string, ...messages: string[]): void {
    const time = postgresLogTime(this.state.options.clock.now());
    this.append(
      pod,
      messages.map(message => `${time} [57] LOG:  ${message}`),
    );
  }

  /** The server starts. */
  started(member: Member): void {
    this.postgres(
      member.name,
      `starting PostgreSQL ${this.state.serverVersion} (Ubuntu) on x86_64-pc-linux-gnu, compiled by gcc, 64-bit`,
      'listening on IPv4 address "0.0.0.0", port 5432',
      member.role === 'primary'
        ? 'database system is ready to accept connections'
        : 'entering standby mode',
    );
  }

  /** One round of Patroni's loop in which nothing had to be done. */
  beat(member: Member): void {
    const { leaderName, options } = this.state;
    const kind = options.isStandby ? 'standby leader' : 'leader';
    this.patroni(
      member.name,
      member.name === leaderName
        ? `no action. I am (${member.name}), the ${kind} with the lock`
        : `no action. I am (${member.name}), a secondary, and following a ${kind} (${leaderName})`,
    );
  }

  /** One round of Patroni's loop without the Kubernetes API: a leader must not stay one. */
  beatWithoutDcs(member: Member): void {
    const time = pythonLogTime(this.state.options.clock.now());
    this.append(member.name, [
      `${time} ERROR: Error communicating with DCS`,
      member.name === this.state.leaderName
        ? `${time} INFO: demoted self because DCS is not accessible and I was a leader`
        : `${time} INFO: DCS is not accessible`,
    ]);
  }

  private append(pod: string, lines: string[]): void {
    const { api, namespace } = this.state.options;
    api.appendLog(namespace, pod, 'postgres', lines);
  }
}
