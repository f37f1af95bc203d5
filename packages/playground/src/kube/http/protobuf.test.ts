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

import { CoreSchemas } from '../core/coreSchemas';
import { ProtobufError, ProtobufReader } from './protobuf';

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const more = rest > 0x7fn;
    bytes.push(Number(rest & 0x7fn) | (more ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

/** A field of a message: a number, a text, or a message made of fields. */
function field(number: number, value: number | string | Buffer[]): Buffer {
  if (typeof value === 'number') {
    return Buffer.concat([varint(number * 8), varint(value)]);
  }
  const bytes =
    typeof value === 'string' ? Buffer.from(value) : Buffer.concat(value);
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

/** A body as Go clients send it. The numbers below are those of the published .proto files. */
function body(apiVersion: string, kind: string, fields: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from('k8s\0'),
    field(1, [field(1, apiVersion), field(2, kind)]),
    field(2, fields),
  ]);
}

describe('ProtobufReader', () => {
  const reader = new ProtobufReader(new CoreSchemas());

  it('reads texts, maps, numbers, times, and what JSON writes in two ways', () => {
    const service = body('v1', 'Service', [
      field(1, [
        field(1, 'db'),
        field(2, ''),
        field(8, [field(1, 1_700_000_000)]),
        field(11, [field(1, 'app'), field(2, 'x')]),
        field(11, [field(1, 'empty'), field(2, '')]),
      ]),
      field(2, [
        field(1, [field(3, 5432), field(4, [field(1, 0), field(2, 8008)])]),
        field(1, [
          field(1, 'web'),
          field(3, 80),
          field(4, [field(1, 1), field(3, 'http')]),
        ]),
        field(13, 1),
      ]),
    ]);
    expect(reader.read(service)).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'db',
        creationTimestamp: '2023-11-14T22:13:20Z',
        labels: { app: 'x', empty: '' },
      },
      spec: {
        ports: [
          { port: 5432, targetPort: 8008 },
          { name: 'web', port: 80, targetPort: 'http' },
        ],
        publishNotReadyAddresses: true,
      },
    });
  });

  it('reads bytes, quantities, and fields that Go embeds', () => {
    const secret = body('v1', 'Secret', [
      field(2, [field(1, 'password'), field(2, 'secret')]),
    ]);
    expect(reader.read(secret).data).toEqual({ password: 'c2VjcmV0' });
    const pod = body('v1', 'Pod', [
      field(2, [
        field(1, [field(1, 'v'), field(2, [field(2, [])])]),
        field(2, [
          field(1, 'c'),
          field(8, [field(1, [field(1, 'cpu'), field(2, [field(1, '500m')])])]),
        ]),
      ]),
    ]);
    expect(reader.read(pod).spec).toEqual({
      volumes: [{ name: 'v', emptyDir: {} }],
      containers: [{ name: 'c', resources: { limits: { cpu: '500m' } } }],
    });
  });

  it('passes over fields that it does not know, and reads negative numbers', () => {
    const deployment = body('apps/v1', 'Deployment', [
      field(2, [field(1, -1), field(9999, 'x')]),
    ]);
    expect(reader.read(deployment).spec).toEqual({ replicas: -1 });
  });

  it.each([
    ['another beginning', Buffer.from('{"kind":"Pod"}')],
    ['a kind that there is not', body('v1', 'Unicorn', [])],
    ['a broken end', body('v1', 'Pod', [field(1, 'abc')]).subarray(0, -2)],
  ])('refuses %s', (_what, bytes) => {
    expect(() => reader.read(bytes)).toThrow(ProtobufError);
  });
});
