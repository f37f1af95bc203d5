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

import { HostError } from '../model/HostError';
import { isRecord, JsonRecord } from '../../operators/shared';

/** The JSON object of a request, read field by field; a field of the wrong type is 422. */
export class ApiBody {
  readonly #fields: JsonRecord;

  constructor(bytes: Buffer) {
    this.#fields = parse(bytes);
  }

  text(field: string): string | undefined {
    return this.#typed(field, 'string');
  }

  flag(field: string): boolean | undefined {
    return this.#typed(field, 'boolean');
  }

  number(field: string): number | undefined {
    return this.#typed(field, 'number');
  }

  /**
   * A text that must be there.
   *
   * @param goName - how Gitea names the field in the error
   */
  required(field: string, goName: string): string {
    const text = this.text(field);
    if (!text) {
      throw new HostError(422, `[${goName}]: Required`);
    }
    return text;
  }

  texts(field: string): string[] | undefined {
    return this.#list(field, 'string');
  }

  numbers(field: string): number[] | undefined {
    return this.#list(field, 'number');
  }

  /** Any JSON. */
  value(field: string): unknown {
    return this.#fields[field];
  }

  object(field: string): ApiBody {
    const value = this.#fields[field];
    return new ApiBody(Buffer.from(JSON.stringify(value ?? {})));
  }

  objects(field: string): ApiBody[] | undefined {
    const value = this.#fields[field];
    return Array.isArray(value)
      ? value.map(entry => new ApiBody(Buffer.from(JSON.stringify(entry))))
      : undefined;
  }

  #list(field: string, type: 'string'): string[] | undefined;
  #list(field: string, type: 'number'): number[] | undefined;
  #list(field: string, type: string): unknown[] | undefined {
    const value = this.#fields[field];
    if (value === undefined || value === null) {
      return undefined;
    }
    if (!Array.isArray(value) || value.some(entry => typeof entry !== type)) {
      throw wrongType(field, `[]${type}`);
    }
    return value;
  }

  #typed(field: string, type: 'string'): string | undefined;
  #typed(field: string, type: 'boolean'): boolean | undefined;
  #typed(field: string, type: 'number'): number | undefined;
  #typed(field: string, type: string): unknown {
    const value = this.#fields[field];
    if (value === undefined || value === null) {
      return undefined;
    }
    if (typeof value !== type) {
      throw wrongType(field, type);
    }
    return value;
  }
}

function parse(bytes: Buffer): JsonRecord {
  if (bytes.length === 0) {
    return {};
  }
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new HostError(422, `[]: ${String(error)}`);
  }
  if (!isRecord(value)) {
    throw new HostError(422, '[]: json: cannot unmarshal into Go value');
  }
  return value;
}

function wrongType(field: string, type: string): HostError {
  return new HostError(
    422,
    `[]: json: cannot unmarshal into Go struct field ${field} of type ${type}`,
  );
}
