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

import { ServerResponse } from 'node:http';
import { stringify } from 'yaml';
import { KubeStatusError } from '../status/KubeStatusError';
import { Representation } from './Representation';

/** Writes one answer: JSON or YAML, with the warnings that were gathered on the way. */
export class Answer {
  readonly response: ServerResponse;
  readonly #warnings: string[] = [];

  constructor(response: ServerResponse) {
    this.response = response;
  }

  /** Takes a warning; the same one is said once. */
  readonly warn = (message: string): void => {
    if (!this.#warnings.includes(message)) {
      this.#warnings.push(message);
    }
  };

  /** Sends JSON text that is ready. */
  text(
    code: number,
    json: string,
    representation: Representation,
    contentType?: string,
  ): void {
    if (representation.format === 'yaml') {
      this.#send(code, 'application/yaml', stringify(JSON.parse(json)));
    } else {
      this.#send(code, contentType ?? 'application/json', `${json}\n`);
    }
  }

  json(code: number, body: unknown, representation: Representation): void {
    this.text(code, JSON.stringify(body), representation);
  }

  plain(code: number, body: string): void {
    this.#send(code, 'text/plain; charset=utf-8', body);
  }

  error(error: KubeStatusError): void {
    const retryAfter = error.status.details?.retryAfterSeconds;
    if (retryAfter !== undefined && error.code !== 504) {
      this.response.setHeader('Retry-After', String(retryAfter));
    }
    this.#send(
      error.code,
      'application/json',
      `${JSON.stringify(error.status)}\n`,
    );
  }

  /** Puts the warnings into the headers; before anything is sent. */
  writeWarnings(): void {
    if (this.#warnings.length > 0) {
      this.response.setHeader(
        'Warning',
        this.#warnings.map(
          message =>
            `299 - "${message.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`,
        ),
      );
    }
  }

  #send(code: number, contentType: string, body: string): void {
    if (this.response.headersSent || this.response.destroyed) {
      this.response.destroy();
      return;
    }
    this.writeWarnings();
    const bytes = Buffer.from(body);
    this.response.writeHead(code, {
      'Content-Type': contentType,
      'Content-Length': bytes.length,
      'Cache-Control': 'no-cache, private',
    });
    this.response.end(bytes);
  }
}
