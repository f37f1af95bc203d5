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

import { CoreSchemas, ProtoFields } from '../core/coreSchemas';
import { JsonObject } from '../json';

/** Text that is no protobuf as Kubernetes wraps it, or of a type that is not known. */
export class ProtobufError extends Error {}

type Wire =
  | { number: number; varint: bigint }
  | { number: number; bytes: Buffer };

/** Splits a message into its fields, in the order in which they stand. */
function fieldsOf(bytes: Buffer): Wire[] {
  const fields: Wire[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 63n) {
        throw new ProtobufError('unexpected end of the message');
      }
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        return value;
      }
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const number = Math.floor(tag / 8);
    const type = tag % 8;
    if (type === 0) {
      fields.push({ number, varint: varint() });
    } else {
      const lengths: Record<number, number> = { 1: 8, 5: 4 };
      const length = type === 2 ? Number(varint()) : lengths[type];
      if (length === undefined || at + length > bytes.length) {
        throw new ProtobufError(`wire type ${type} cannot be read`);
      }
      fields.push({ number, bytes: bytes.subarray(at, at + length) });
      at += length;
    }
  }
  return fields;
}

function numberIn(wire: Wire | undefined): number {
  return wire && 'varint' in wire ? Number(BigInt.asIntN(64, wire.varint)) : 0;
}

function bytesIn(wire: Wire | undefined): Buffer {
  return wire && 'bytes' in wire ? wire.bytes : Buffer.alloc(0);
}

function textIn(wire: Wire | undefined): string {
  return bytesIn(wire).toString('utf8');
}

/** Reads protobuf, as Go clients send it for core kinds, into the JSON that the same object has. */
export class ProtobufReader {
  readonly #schemas: CoreSchemas;

  constructor(schemas: CoreSchemas) {
    this.#schemas = schemas;
  }

  /**
   * Reads a whole body: the four bytes `k8s\0`, then an envelope with apiVersion, kind and the object.
   *
   * @throws ProtobufError
   */
  read(body: Buffer): JsonObject {
    if (body.subarray(0, 4).toString('latin1') !== 'k8s\0') {
      throw new ProtobufError('the body does not begin as protobuf does');
    }
    const envelope = fieldsOf(body.subarray(4));
    const meta = fieldsOf(bytesIn(envelope.find(one => one.number === 1)));
    const apiVersion = textIn(meta.find(one => one.number === 1));
    const kind = textIn(meta.find(one => one.number === 2));
    const raw = bytesIn(envelope.find(one => one.number === 2));
    const object: JsonObject = { apiVersion, kind };
    this.#message(
      raw,
      this.#schemas.protoFields(this.#typeOf(apiVersion, kind)),
      object,
    );
    return object;
  }

  #typeOf(apiVersion: string, kind: string): string {
    const [version, group = ''] = apiVersion.split('/').reverse();
    const first = group.split('.')[0] || 'core';
    const types = [
      `io.k8s.api.${first}.${version}.${kind}`,
      `io.k8s.apimachinery.pkg.apis.meta.v1.${kind}`,
    ];
    const found = types.find(type => this.#schemas.has(type));
    if (!found) {
      throw new ProtobufError(
        `no kind "${kind}" is registered for version "${apiVersion}"`,
      );
    }
    return found;
  }

  #message(bytes: Buffer, fields: ProtoFields, target: JsonObject): void {
    for (const wire of fieldsOf(bytes)) {
      const field = fields.get(wire.number);
      if (field instanceof Map) {
        this.#message(bytesIn(wire), field, target);
      } else if (field) {
        this.#field(wire, field.type, field.name, target);
      }
    }
  }

  #field(wire: Wire, type: string, name: string, target: JsonObject): void {
    if (type.startsWith('[]')) {
      const list = Array.isArray(target[name]) ? target[name] : [];
      list.push(this.#value(wire, type.slice(2)));
      target[name] = list;
    } else if (type.startsWith('{}')) {
      const entry = fieldsOf(bytesIn(wire));
      const map = (target[name] ?? {}) as JsonObject;
      const key = textIn(entry.find(one => one.number === 1));
      const value = entry.find(one => one.number === 2);
      map[key] = this.#value(
        value ?? { number: 2, bytes: Buffer.alloc(0) },
        type.slice(2),
      );
      target[name] = map;
    } else {
      const value = this.#value(wire, type);
      // Go writes every string, empty ones too; JSON leaves those out.
      if (value !== '' && value !== undefined) {
        target[name] = value;
      }
    }
  }

  #value(wire: Wire, type: string): unknown {
    if (type.startsWith('@')) {
      const object: JsonObject = {};
      this.#message(
        bytesIn(wire),
        this.#schemas.protoFields(type.slice(1)),
        object,
      );
      return object;
    }
    switch (type) {
      case 'string':
        return textIn(wire);
      case 'bytes':
        return bytesIn(wire).toString('base64');
      case 'boolean':
        return numberIn(wire) !== 0;
      case 'int32':
      case 'int64':
      case 'integer':
        return numberIn(wire);
      case 'number':
        return bytesIn(wire).readDoubleLE();
      case 'time':
      case 'microTime':
        return timeIn(bytesIn(wire));
      case 'quantity':
        return textIn(fieldsOf(bytesIn(wire)).find(one => one.number === 1));
      case 'intOrString': {
        const fields = fieldsOf(bytesIn(wire));
        const at = (number: number) =>
          fields.find(one => one.number === number);
        return numberIn(at(1)) === 1 ? textIn(at(3)) : numberIn(at(2));
      }
      default:
        // Raw JSON in one field: FieldsV1, RawExtension.
        return rawJson(bytesIn(wire));
    }
  }
}

function timeIn(bytes: Buffer): string | undefined {
  const fields = fieldsOf(bytes);
  const seconds = numberIn(fields.find(one => one.number === 1));
  const nanos = numberIn(fields.find(one => one.number === 2));
  if (fields.length === 0) {
    return undefined;
  }
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  return nanos === 0
    ? `${text}Z`
    : `${text}.${String(Math.floor(nanos / 1000)).padStart(6, '0')}Z`;
}

function rawJson(bytes: Buffer): unknown {
  const raw = textIn(fieldsOf(bytes).find(one => one.number === 1));
  return raw ? (JSON.parse(raw) as unknown) : undefined;
}
