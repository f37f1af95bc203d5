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

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { HeldFact } from './HeldFact';

/** Texts of fewer facts make poor examples. */
const EXAMPLE_FACTS = 6;

const PLAIN = 'p';
const BY_EXAMPLE = 'e';

/**
 * Packs the facts of a database into a small text, and unpacks them.
 *
 * @remarks
 * Facts of databases of one engine look alike: the first database with some members serves as the example (the dictionary) for all that follow, which leaves
 * little more than what differs. A string with a byte per character is the most compact thing that lives in the ordinary heap.
 */
export class FactCodec {
  #example: Buffer | undefined;

  pack(facts: ReadonlyMap<string, HeldFact>): string {
    const lines: string[] = [];
    for (const [key, { text }] of facts) {
      lines.push(`${key}\t${text}`);
    }
    const whole = Buffer.from(lines.join('\n'));
    const kind = this.#example ? BY_EXAMPLE : PLAIN;
    const packed = deflateRawSync(whole, this.#options(kind));
    if (!this.#example && facts.size >= EXAMPLE_FACTS) {
      this.#example = whole;
    }
    return kind + packed.toString('latin1');
  }

  unpack(packed: string): Map<string, HeldFact> {
    const facts = new Map<string, HeldFact>();
    if (packed === '') {
      return facts;
    }
    const whole = inflateRawSync(
      Buffer.from(packed.slice(1), 'latin1'),
      this.#options(packed[0]),
    ).toString();
    // JSON text and names of objects contain neither line feeds nor tabs
    for (const line of whole.split('\n')) {
      const tab = line.indexOf('\t');
      if (tab > 0) {
        facts.set(line.slice(0, tab), HeldFact.ofText(line.slice(tab + 1)));
      }
    }
    return facts;
  }

  #options(kind: string | undefined) {
    return {
      level: 3,
      memLevel: 4,
      // Most databases fit; the default is a fresh buffer of 16 KB for each
      chunkSize: 4096,
      ...(kind === BY_EXAMPLE && { dictionary: this.#example }),
    };
  }
}
