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

import { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { CoreSchemas } from '../core/coreSchemas';
import { isJsonObject, JsonObject } from '../json';
import { kubeErrors, KubeStatusError } from '../status/KubeStatusError';
import { ProtobufReader } from './protobuf';

const maxBytes = 3 * 1024 * 1024;

/** Reads the whole body. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > maxBytes) {
      throw new KubeStatusError(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${maxBytes}`,
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The media type of a request without its parameters; JSON where none is said. */
export function mediaTypeOf(request: IncomingMessage): string {
  const type = request.headers['content-type'] ?? 'application/json';
  return type.split(';')[0].trim().toLowerCase();
}

const protobufType = 'application/vnd.kubernetes.protobuf';

/**
 * Reads the bytes of a body as a JSON value: JSON, YAML, or the protobuf of core kinds.
 *
 * @throws KubeStatusError 400 for bytes that are none, 415 for other media types
 */
export function parseBytes(
  bytes: Buffer,
  mediaType: string,
  schemas: CoreSchemas,
): unknown {
  try {
    if (mediaType === protobufType) {
      return new ProtobufReader(schemas).read(bytes);
    }
    const text = bytes.toString('utf8');
    if (mediaType.endsWith('yaml')) {
      return parse(text) as unknown;
    }
    if (mediaType.endsWith('json')) {
      return JSON.parse(text) as unknown;
    }
  } catch (error) {
    throw kubeErrors.badRequest(
      `couldn't get version/kind; parse error: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  throw kubeErrors.unsupportedMediaType(
    `the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, ${protobufType}`,
  );
}

/** Reads the body as a JSON object; `undefined` when it is empty. */
export async function readOptionalObject(
  request: IncomingMessage,
  schemas: CoreSchemas,
): Promise<JsonObject | undefined> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) {
    return undefined;
  }
  const value = parseBytes(bytes, mediaTypeOf(request), schemas);
  if (!isJsonObject(value)) {
    throw kubeErrors.badRequest(
      "couldn't get version/kind; json parse error: the body is no object",
    );
  }
  return value;
}

/** Reads the body as a JSON object. */
export async function readObject(
  request: IncomingMessage,
  schemas: CoreSchemas,
): Promise<JsonObject> {
  const object = await readOptionalObject(request, schemas);
  if (!object) {
    throw kubeErrors.badRequest(
      "the object provided is unrecognized: couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)",
    );
  }
  return object;
}
