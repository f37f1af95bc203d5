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
 * Counts answered requests as kube-apiserver's metric `apiserver_request_total` does: once each, when the answer has ended (a watch, when it closes).
 */
export class RequestCounter {
  readonly #counts = new Map<string, number>();

  /** Counts one request; `verb` is Kubernetes' word for it, such as `list`. */
  add(request: {
    verb: string;
    group: string;
    version: string;
    resource: string;
    code: number;
  }): void {
    const labels = [
      `code="${request.code}"`,
      `group="${request.group}"`,
      `resource="${request.resource}"`,
      `verb="${request.verb.toUpperCase()}"`,
      `version="${request.version}"`,
    ].join(',');
    this.#counts.set(labels, (this.#counts.get(labels) ?? 0) + 1);
  }

  /** The counters in Prometheus' text format. */
  toText(): string {
    const samples = [...this.#counts].map(
      ([labels, count]) => `apiserver_request_total{${labels}} ${count}\n`,
    );
    return `# HELP apiserver_request_total Requests answered, by verb, resource and code.\n# TYPE apiserver_request_total counter\n${samples.join(
      '',
    )}`;
  }
}
