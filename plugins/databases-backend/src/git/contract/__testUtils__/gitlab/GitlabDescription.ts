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

import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { gitlabOperations, GitlabOperationShape } from './gitlabOperations';

/** A request with the operation that it is for. */
export interface GitlabOperation {
  shape: GitlabOperationShape;
  params: Readonly<Record<string, string>>;
}

/** Checks requests and answers against what GitLab documents. */
export class GitlabDescription {
  readonly #ajv = new Ajv({ strict: false });
  readonly #validators = new Map<object, ValidateFunction>();

  constructor() {
    addFormats(this.#ajv);
  }

  /** @throws Error when GitLab has no such operation, or does not take this request. */
  match(method: string, url: URL, body: unknown): GitlabOperation {
    const path = url.pathname.replace(/^\/api\/v4/, '');
    for (const shape of gitlabOperations) {
      const [verb, template] = shape.name.split(' ');
      const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      const groups = new RegExp(`^${pattern}$`).exec(path);
      if (verb === method && groups) {
        this.#checkRequest(shape, url, body);
        const params = Object.entries(groups.groups ?? {}).map(
          ([name, value]) => [name, decodeURIComponent(value)],
        );
        return { shape, params: Object.fromEntries(params) };
      }
    }
    throw new Error(`GitLab's documentation has no ${method} ${path}`);
  }

  /** @throws Error when GitLab does not answer so. */
  checkAnswer(
    { name, answer }: GitlabOperationShape,
    status: number,
    body: unknown,
  ) {
    const failure = { type: 'object', required: ['message'] };
    const schema = status < 400 ? answer : failure;
    if (schema) {
      this.#check(`${name}: ${status}`, schema, body);
    } else if (body !== undefined) {
      throw new Error(`${name}: ${status} has no body`);
    }
  }

  #checkRequest(shape: GitlabOperationShape, url: URL, body: unknown): void {
    [...new Set(url.searchParams.keys())].forEach(key => {
      const schema = shape.query?.[key];
      if (!schema) {
        throw new Error(`${shape.name} has no parameter ${key}`);
      }
      const values = url.searchParams.getAll(key);
      this.#check(
        `${key} of ${shape.name}`,
        schema,
        key.endsWith('[]') ? values : values[0],
      );
    });
    if (shape.body) {
      this.#check(`the body of ${shape.name}`, shape.body, body);
    } else if (body !== undefined) {
      throw new Error(`${shape.name} takes no body`);
    }
  }

  #check(what: string, schema: object, value: unknown): void {
    const validate = this.#validators.get(schema) ?? this.#ajv.compile(schema);
    this.#validators.set(schema, validate);
    if (!validate(value)) {
      throw new Error(
        `${what} is not as GitLab documents it: ${this.#ajv.errorsText(
          validate.errors,
        )}`,
      );
    }
  }
}
