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

import { readFileSync } from 'fs';
import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { at, isObject } from '../../../../json';
import { Json, needObject, needObjects } from '../need';
import { leastOf, Schema } from './leastOf';

interface Reference {
  $ref: string;
}

interface Parameter {
  name: string;
  in: string;
  schema: Schema;
  example?: string;
}

interface Content {
  content?: {
    'application/json'?: {
      schema?: Schema;
      examples?: Record<string, { value: unknown } | Reference>;
    };
  };
}

/** What is read of an operation of an OpenAPI document here. */
interface DescribedOperation {
  parameters?: Array<Parameter | Reference>;
  requestBody?: Content;
  responses: Record<string, Content | Reference | undefined>;
}

interface OpenApiDocument {
  paths: Record<string, Record<string, DescribedOperation>>;
  'x-webhooks': Record<string, { post: DescribedOperation }>;
  components: Json;
}

const ID = 'https://api.github.com/description';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** An operation of GitHub's API with the request that was made for it. */
export interface GithubOperation {
  /** As in the description: `GET /repos/{owner}/{repo}`. */
  name: string;
  params: Readonly<Record<string, string>>;
  describes: DescribedOperation;
}

/**
 * GitHub's published OpenAPI description (https://github.com/github/rest-api-description, npm `@octokit/openapi`): finds operations, checks requests and
 * answers against them, and hands out its examples.
 */
export class GithubDescription {
  readonly #document: OpenApiDocument;
  readonly #ajv: Ajv;
  readonly #routes: Array<{
    method: string;
    template: string;
    pattern: RegExp;
  }>;
  readonly #basicError = { $ref: `${ID}#/components/schemas/basic-error` };
  readonly #validators = new Map<Schema, ValidateFunction>();

  /**
   * @param product - `api.github.com`, or `ghes-3.17` for a version of GitHub Enterprise Server
   */
  constructor(product = 'api.github.com') {
    const file = require.resolve(`@octokit/openapi/generated/${product}.json`);
    this.#document = JSON.parse(readFileSync(file, 'utf8'), asJsonSchema);
    this.#ajv = new Ajv({
      strict: false,
      allErrors: false,
      validateSchema: false,
      verbose: true,
    });
    addFormats(this.#ajv);
    // GitHub's own: the name of a repository with its owner.
    this.#ajv.addFormat('repo.nwo', /^[\w.-]+\/[\w.-]+$/);
    this.#ajv.addSchema({ $id: ID, components: this.#document.components });
    this.#routes = Object.entries(this.#document.paths).flatMap(
      ([template, operations]) =>
        METHODS.filter(method => operations[method]).map(method => ({
          method,
          template,
          pattern: new RegExp(
            `^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`,
          ),
        })),
    );
  }

  /** @throws Error when GitHub has no such operation, or does not take this request. */
  match(method: string, url: URL, body: unknown): GithubOperation {
    const route = this.#routes
      .filter(
        candidate =>
          candidate.method === method.toLowerCase() &&
          candidate.pattern.test(url.pathname),
      )
      .sort((a, b) => fixedParts(b.template) - fixedParts(a.template))[0];
    if (!route) {
      throw new Error(`GitHub has no ${method} ${url.pathname}`);
    }
    const groups = route.pattern.exec(url.pathname)?.groups ?? {};
    const params = Object.fromEntries(
      Object.entries(groups).map(([name, text]) => [
        name,
        decodeURIComponent(text),
      ]),
    );
    const describes = this.#document.paths[route.template][route.method];
    const name = `${method} ${route.template}`;
    this.#checkQuery(name, describes, url);
    const schema = describes.requestBody?.content?.['application/json']?.schema;
    if (body !== undefined && !schema) {
      throw new Error(`${name} takes no body`);
    }
    if (schema) {
      this.#check(`the body of ${name}`, schema, body);
      this.#checkNames(`the body of ${name}`, schema, body);
    }
    return { name, params, describes };
  }

  /** @throws Error when GitHub does not answer so. */
  checkAnswer(
    { name, describes }: GithubOperation,
    status: number,
    body: unknown,
  ): void {
    const response = this.#resolve(describes.responses[status]);
    if (!response && status < 400) {
      throw new Error(`${name} is never answered ${status}`);
    }
    const described = response?.content?.['application/json']?.schema;
    // GitHub describes only some of the failures of each operation; all of them have the same shape.
    const schema = described ?? (status < 400 ? undefined : this.#basicError);
    if (schema) {
      this.#check(`${name}: ${status}`, schema, body);
    } else if (body !== undefined) {
      throw new Error(`${name}: ${status} has no body`);
    }
  }

  /** The example of a success, as a copy to be filled in. */
  example(name: string, which?: string): Json {
    return needObject(this.#example(name, which));
  }

  /** The example of a success that is a list, as a copy to be filled in. */
  listExample(name: string, which?: string): Json[] {
    return needObjects(this.#example(name, which));
  }

  /**
   * A webhook as GitHub sends it: all that the description demands of its body, filled in with what is given.
   *
   * @param name - as in the description: `pull-request-closed`
   * @throws Error when GitHub's is not so.
   */
  webhook(name: string, values: Json): { event: string; body: Json } {
    const { parameters = [], requestBody } =
      this.#document['x-webhooks'][name].post;
    const event = parameters
      .map(parameter => this.#resolve(parameter))
      .find(parameter => parameter?.name === 'X-Github-Event')?.example;
    const schema = requestBody?.content?.['application/json']?.schema;
    if (!event || !schema) {
      throw new Error(`The description of the webhook ${name} says too little`);
    }
    const least = leastOf(schema, part => this.#resolve(part) ?? part);
    const body = filledIn(needObject(least), values);
    this.#check(`the webhook ${name}`, schema, body);
    return { event, body };
  }

  #example(name: string, which?: string): unknown {
    const [method, template] = name.split(' ');
    const { responses } = this.#document.paths[template][method.toLowerCase()];
    const status = Object.keys(responses).find(code => code.startsWith('2'));
    const response = this.#resolve(responses[status ?? '']);
    const examples = response?.content?.['application/json']?.examples ?? {};
    const key = which ?? Object.keys(examples)[0];
    return structuredClone(this.#resolve(examples[key])?.value);
  }

  #checkQuery(name: string, describes: DescribedOperation, url: URL): void {
    const known = (describes.parameters ?? [])
      .flatMap(parameter => this.#resolve(parameter) ?? [])
      .filter(parameter => parameter.in === 'query');
    url.searchParams.forEach((text, key) => {
      const parameter = known.find(candidate => candidate.name === key);
      if (!parameter) {
        throw new Error(`${name} has no parameter ${key}`);
      }
      const value = parameter.schema.type === 'integer' ? Number(text) : text;
      this.#check(`${key} of ${name}`, parameter.schema, value);
    });
  }

  /** Properties that GitHub does not know would be ignored: a mistake of ours. */
  #checkNames(what: string, schema: Schema, body: unknown): void {
    const properties = this.#resolve<Schema>(schema)?.properties;
    const known = properties && Object.keys(properties);
    const unknown =
      known && Object.keys(body ?? {}).find(key => !known.includes(key));
    if (unknown) {
      throw new Error(`${what} has no property ${unknown}`);
    }
  }

  #check(what: string, schema: Schema, value: unknown): void {
    const validate = this.#validators.get(schema) ?? this.#ajv.compile(schema);
    this.#validators.set(schema, validate);
    if (!validate(value)) {
      throw new Error(
        `${what} is not as GitHub describes it: ${this.#ajv.errorsText(
          validate.errors,
        )}`,
      );
    }
  }

  /** What stands at the end of a reference; what is none is itself. */
  #resolve<T extends object>(value: T | Reference | undefined): T | undefined {
    if (!isReference(value)) {
      return value;
    }
    const path = value.$ref.slice(`${ID}#/`.length).split('/');
    return at(this.#document, ...path) as T | undefined;
  }
}

/** The values in their places; lists as a whole. */
function filledIn(template: Json, values: Json): Json {
  const entries = Object.entries(values).map(([key, value]) => {
    const known = template[key];
    return [
      key,
      isObject(known) && isObject(value) ? filledIn(known, value) : value,
    ];
  });
  return { ...template, ...Object.fromEntries(entries) };
}

/** OpenAPI 3.0 says `nullable` where JSON schema has a type; and our document has an address. */
function asJsonSchema(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  const { nullable, discriminator, ...schema } = value as Json;
  if (typeof schema.$ref === 'string' && schema.$ref.startsWith('#/')) {
    schema.$ref = `${ID}${schema.$ref}`;
  }
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function isReference(value: object | undefined): value is Reference {
  return isObject(value) && typeof value.$ref === 'string';
}

function fixedParts(template: string): number {
  return template.split('/').filter(part => !part.startsWith('{')).length;
}
