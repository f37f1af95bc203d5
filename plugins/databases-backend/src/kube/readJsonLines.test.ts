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

import * as fc from 'fast-check';
import { JsonLine, readJsonLines } from './readJsonLines';

async function read(chunks: readonly Uint8Array[]): Promise<JsonLine[]> {
  async function* body() {
    yield* chunks;
  }
  const lines: JsonLine[] = [];
  await readJsonLines(body(), line => lines.push(line) > 0);
  return lines;
}

describe('readJsonLines', () => {
  it('reads the same whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 2 })),
        fc.array(fc.nat(200)),
        async (values, cuts) => {
          const whole = Buffer.from(
            values.map(value => `${JSON.stringify(value)}\n`).join(''),
          );
          const places = [
            0,
            ...cuts.filter(cut => cut < whole.length).sort((a, b) => a - b),
            whole.length,
          ];
          const chunks = places
            .slice(1)
            .map((end, index) => whole.subarray(places[index], end));
          const lines = await read(chunks);
          expect(lines).toEqual(
            values.map(value => ({
              ok: true,
              value: JSON.parse(JSON.stringify(value)),
            })),
          );
        },
      ),
    );
  });

  it('goes on after a broken line, and leaves out what has no end', async () => {
    expect(await read([Buffer.from('{"a":1}\n\n{"b"\r\n2\n{"half":')])).toEqual(
      [
        { ok: true, value: { a: 1 } },
        { ok: false, text: '{"b"\r' },
        { ok: true, value: 2 },
      ],
    );
  });
});
