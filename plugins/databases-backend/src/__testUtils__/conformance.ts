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

import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Response } from 'supertest';
import { parse } from 'yaml';

interface Operation {
  responses: Record<string, { $ref?: string; content?: object }>;
}

type Method = 'get' | 'post';

const SPEC = parse(
  readFileSync(
    join(
      dirname(
        require.resolve(
          '@database-platform/plugin-databases-common/package.json',
        ),
      ),
      'openapi.yaml',
    ),
    'utf8',
  ),
) as {
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: { responses: Record<string, { content?: object }> };
};

const SPEC_ID = 'https://databases/openapi';

/**
 * Checks answers against `openapi.yaml`.
 */
export class Conformance {
  /** The paths of the specification that were checked with success; those that were not read with their method before them. */
  readonly checked = new Set<string>();
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor() {
    addFormats(this.#ajv);
    this.#ajv.addSchema({ ...SPEC, $id: SPEC_ID });
  }

  /** All paths of the specification that can be read. */
  get paths(): string[] {
    return Object.keys(SPEC.paths).filter(path => SPEC.paths[path].get);
  }

  /**
   * @param path - of the request, below `/api/databases`
   * @throws Error that says what does not conform.
   */
  check(path: string, response: Response, method: Method = 'get'): void {
    const [pathname] = path.split('?');
    const template = Object.keys(SPEC.paths).find(
      item => SPEC.paths[item][method] && matches(item, pathname),
    );
    if (!template) {
      throw new Error(`openapi.yaml has no ${method} for ${pathname}`);
    }
    const { status } = response;
    const said = SPEC.paths[template][method]?.responses[status];
    if (!said) {
      throw new Error(`openapi.yaml has no ${status} for ${template}`);
    }
    const name = said.$ref?.split('/').pop();
    const content = name
      ? SPEC.components.responses[name].content
      : said.content;
    const [type] = (response.headers['content-type'] ?? '').split(';');
    if (!content) {
      if (response.text) {
        throw new Error(`${template}: ${status} must not have a body`);
      }
      return;
    }
    if (!Object.keys(content).includes(type)) {
      throw new Error(`${template}: ${status} must not be ${type}`);
    }
    const pointer = name
      ? ['components', 'responses', name]
      : ['paths', template, method, 'responses', String(status)];
    const body = type === 'application/json' ? response.body : response.text;
    const validate = this.#validator([...pointer, 'content', type, 'schema']);
    if (!validate(body)) {
      throw new Error(
        `${template} ${status}: ${this.#ajv.errorsText(validate.errors, {
          separator: '\n',
        })}`,
      );
    }
    if (status >= 200 && status < 300) {
      this.checked.add(method === 'get' ? template : `${method} ${template}`);
    }
  }

  #validator(pointer: readonly string[]): ValidateFunction {
    const fragment = pointer
      .map(part =>
        encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1')),
      )
      .join('/');
    const $ref = `${SPEC_ID}#/${fragment}`;
    let validate = this.#validators.get($ref);
    if (!validate) {
      validate = this.#ajv.compile({ $ref });
      this.#validators.set($ref, validate);
    }
    return validate;
  }
}

function matches(template: string, path: string): boolean {
  const pattern = template.replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}
