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

import { JsonObject } from '../json';
import { Answer } from './Answer';
import { Discovery } from './discovery';
import { OpenApi } from './OpenApi';
import { negotiate, Representation } from './Representation';
import { RequestCounter } from './RequestCounter';

/** What the API says of its own version; a client takes it for an ordinary 1.35. */
const versionInfo = {
  major: '1',
  minor: '35',
  gitVersion: 'v1.35.4',
  gitCommit: '',
  gitTreeState: '',
  buildDate: '2026-04-15T00:00:00Z',
  goVersion: '',
  compiler: '',
  platform: 'linux/amd64',
};

/** Answers what is no resource: versions, health, discovery, OpenAPI, and the server's own metrics. */
export class PathRequests {
  readonly #discovery: Discovery;
  readonly #openApi: OpenApi;
  readonly #counter: RequestCounter;

  constructor(options: {
    discovery: Discovery;
    openApi: OpenApi;
    counter: RequestCounter;
  }) {
    this.#discovery = options.discovery;
    this.#openApi = options.openApi;
    this.#counter = options.counter;
  }

  /** Answers a GET of a path that is no resource; `accept` is the request's header. */
  answer(path: string, accept: string | undefined, answer: Answer): void {
    const representation = negotiate(
      // Whoever wants something else, protobuf or plain text, gets JSON: these paths have nothing else.
      accept?.includes('json') || accept?.includes('*/*') ? accept : undefined,
    );
    const parts = path.split('/').filter(Boolean);
    const [root, first, second] = parts;
    if (['healthz', 'livez', 'readyz'].includes(root)) {
      answer.plain(200, 'ok');
      return;
    }
    if (root === 'metrics' && parts.length === 1) {
      answer.plain(200, this.#counter.toText());
      return;
    }
    if (root === 'version' && parts.length === 1) {
      answer.json(200, versionInfo, representation);
      return;
    }
    if (
      representation.as === 'Discovery' &&
      parts.length === 1 &&
      (root === 'api' || root === 'apis')
    ) {
      answer.response.setHeader('Vary', 'Accept');
      answer.text(
        200,
        JSON.stringify(this.#discovery.aggregated(root === 'api')),
        representation,
        'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
      );
      return;
    }
    if (root === 'openapi' && first === 'v3') {
      this.#answerOpenApi(parts.slice(2).join('/'), representation, answer);
      return;
    }
    let document: JsonObject | undefined;
    if (parts.length === 0) {
      document = {
        paths: [
          '/api',
          '/api/v1',
          '/apis',
          '/healthz',
          '/livez',
          '/metrics',
          '/openapi/v3',
          '/readyz',
          '/version',
        ],
      };
    } else if (root === 'api' && parts.length === 1) {
      document = this.#discovery.coreVersions();
    } else if (root === 'api' && parts.length === 2) {
      document = this.#discovery.resources('', first);
    } else if (root === 'apis' && parts.length === 1) {
      document = this.#discovery.groups();
    } else if (root === 'apis' && parts.length === 2) {
      document = this.#discovery.group(first);
    } else if (root === 'apis' && parts.length === 3) {
      document = this.#discovery.resources(first, second);
    }
    if (!document) {
      answer.plain(404, '404 page not found\n');
      return;
    }
    answer.json(200, document, representation);
  }

  #answerOpenApi(
    path: string,
    representation: Representation,
    answer: Answer,
  ): void {
    if (!path) {
      answer.json(200, this.#openApi.index(), representation);
      return;
    }
    const document = this.#openApi.document(path);
    if (document) {
      answer.text(200, document, representation);
    } else {
      answer.plain(404, '404 page not found\n');
    }
  }
}
