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

import { Clock } from '../clock';

/** One line of a container's log. */
export interface LogLine {
  ms: number;
  text: string;
}

/** What part of a log is asked for, as the query of `GET …/pods/NAME/log` says it. */
export interface LogQuery {
  tailLines?: number;
  sinceMs?: number;
  limitBytes?: number;
  timestamps?: boolean;
}

function keyOf(namespace: string, pod: string, container: string): string {
  return `${namespace}/${pod}/${container}`;
}

/** RFC 3339 with nanoseconds, as kubelets write it. */
function stamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}000000Z`;
}

/** A line as the log endpoint answers it. */
export function printLogLine(line: LogLine, timestamps: boolean): string {
  return timestamps ? `${stamp(line.ms)} ${line.text}\n` : `${line.text}\n`;
}

/** The logs of all containers of a cluster, each bounded to its latest lines. */
export class PodLogs {
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #lines = new Map<string, LogLine[]>();
  readonly #followers = new Map<string, Set<(line: LogLine) => void>>();

  constructor(options: { clock: Clock; capacity?: number }) {
    this.#clock = options.clock;
    this.#capacity = options.capacity ?? 5_000;
  }

  append(
    namespace: string,
    pod: string,
    container: string,
    texts: readonly string[],
  ): void {
    const key = keyOf(namespace, pod, container);
    const lines = this.#lines.get(key) ?? [];
    this.#lines.set(key, lines);
    for (const text of texts) {
      const line = { ms: this.#clock.now(), text };
      lines.push(line);
      this.#followers.get(key)?.forEach(follower => follower(line));
    }
    if (lines.length > this.#capacity) {
      lines.splice(0, lines.length - this.#capacity);
    }
  }

  /** The text that a query asks for. */
  read(
    namespace: string,
    pod: string,
    container: string,
    query: LogQuery,
  ): string {
    let lines = this.#lines.get(keyOf(namespace, pod, container)) ?? [];
    const { sinceMs, tailLines, limitBytes, timestamps = false } = query;
    if (sinceMs !== undefined) {
      lines = lines.filter(line => line.ms >= sinceMs);
    }
    if (tailLines !== undefined) {
      lines = tailLines === 0 ? [] : lines.slice(-tailLines);
    }
    const text = lines.map(line => printLogLine(line, timestamps)).join('');
    return limitBytes === undefined
      ? text
      : Buffer.from(text).subarray(0, limitBytes).toString('utf8');
  }

  /** Calls back for every new line; returns how to stop. */
  follow(
    namespace: string,
    pod: string,
    container: string,
    follower: (line: LogLine) => void,
  ): () => void {
    const key = keyOf(namespace, pod, container);
    const followers = this.#followers.get(key) ?? new Set();
    this.#followers.set(key, followers);
    followers.add(follower);
    return () => {
      followers.delete(follower);
      if (followers.size === 0) {
        this.#followers.delete(key);
      }
    };
  }

  /** Forgets a pod that is gone. */
  forget(namespace: string, pod: string): void {
    const prefix = `${namespace}/${pod}/`;
    for (const key of this.#lines.keys()) {
      if (key.startsWith(prefix)) {
        this.#lines.delete(key);
      }
    }
  }
}
