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

import { Agent, request as httpsRequest } from 'node:https';

/** A request that gets no answer within this is given up. */
const TIMEOUT_MS = 20_000;

/**
 * The media types of the patches that this client sends.
 */
const PATCH = Object.freeze({
  merge: 'application/merge-patch+json',
  apply: 'application/apply-patch+yaml',
});

/** An answer of the Kubernetes API with a status of 400 or more. */
export class KubeError extends Error {
  /**
   * @param {string} what - method and path
   * @param {number} status
   * @param {string} body
   */
  constructor(what, status, body) {
    super(`${what} answered ${status}: ${messageOf(body)}`);
    this.status = status;
  }
}

/**
 * A Kubernetes API client of a few lines, for the loops and checks here.
 */
export class KubeClient {
  #url;
  #token;
  #agent;

  /** @param {{ url: string, ca: string, token: string }} target */
  constructor({ url, ca, token }) {
    this.#url = url;
    this.#token = token;
    this.#agent = new Agent({ ca, keepAlive: true, maxSockets: 16 });
  }

  /** @param {string} path */
  get(path) {
    return this.request('GET', path);
  }

  /**
   * @param {string} path
   * @param {unknown} body
   */
  post(path, body) {
    return this.request('POST', path, { body });
  }

  /**
   * @param {string} path
   * @param {unknown} body
   */
  merge(path, body) {
    return this.request('PATCH', path, { body, contentType: PATCH.merge });
  }

  /**
   * Server-side apply.
   *
   * @param {string} path
   * @param {unknown} body
   */
  apply(path, body) {
    const query = 'fieldManager=real-servers&force=true';
    return this.request('PATCH', `${path}?${query}`, {
      body,
      contentType: PATCH.apply,
    });
  }

  /** @param {string} path */
  delete(path) {
    return this.request('DELETE', path);
  }

  /**
   * Sends one request and answers its parsed body.
   *
   * @param {string} method
   * @param {string} path
   * @param {{ body?: unknown, contentType?: string }} [options]
   * @returns {Promise<object>}
   * @throws {KubeError} for a status of 400 or more
   */
  request(method, path, options = {}) {
    const { body, contentType = 'application/json' } = options;
    return new Promise((resolve, reject) => {
      const call = httpsRequest(`${this.#url}${path}`, {
        method,
        agent: this.#agent,
        timeout: TIMEOUT_MS,
        headers: {
          authorization: `Bearer ${this.#token}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': contentType }),
        },
      });
      call.on('timeout', () => call.destroy(new Error(`${path}: no answer`)));
      call.on('error', reject);
      call.on('response', response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode >= 400) {
            const what = `${method} ${path}`;
            reject(new KubeError(what, response.statusCode, text));
          } else {
            resolve(parse(text));
          }
        });
      });
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Closes the connections. */
  close() {
    this.#agent.destroy();
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** @param {string} body */
function messageOf(body) {
  const status = parse(body);
  return typeof status === 'object' && status?.message ? status.message : body;
}
