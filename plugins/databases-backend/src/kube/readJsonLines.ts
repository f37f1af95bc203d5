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

import { readChunks } from './readChunks';

/**
 * A line of a stream: a JSON value, or something that is not one.
 */
export type JsonLine =
  | { ok: true; value: unknown }
  | { ok: false; text: string };

/** No Kubernetes object is larger than etcd's limit of 1.5 MiB; JSON can be some times that. */
const MAX_LINE_BYTES = 32 * 1024 * 1024;

const LINE_FEED = 10;

/** Lines out of chunks. A byte that is a line feed is one in UTF-8 too, never a part of another character. */
class Lines {
  readonly #onLine: (text: string) => boolean;
  /** What came since the last line feed. */
  #rest: Buffer[] = [];
  #restLength = 0;

  constructor(onLine: (text: string) => boolean) {
    this.#onLine = onLine;
  }

  get restLength(): number {
    return this.#restLength;
  }

  /** The beginning of what came since the last line feed. */
  get restStart(): string {
    return this.#rest[0].toString('utf8', 0, 200);
  }

  /** Answers whether to go on. */
  add(chunk: Uint8Array): boolean {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    let end = bytes.indexOf(LINE_FEED);
    while (end >= 0) {
      const text = this.#finish(bytes.subarray(start, end));
      if (text.trim() && !this.#onLine(text)) {
        return false;
      }
      start = end + 1;
      end = bytes.indexOf(LINE_FEED, start);
    }
    if (start < bytes.length) {
      // A copy: the chunk is a part of a larger block, which it would keep
      this.#rest.push(Buffer.from(bytes.subarray(start)));
      this.#restLength += bytes.length - start;
    }
    return true;
  }

  #finish(end: Buffer): string {
    if (this.#restLength === 0) {
      return end.toString('utf8');
    }
    const text = Buffer.concat([...this.#rest, end]).toString('utf8');
    this.#rest = [];
    this.#restLength = 0;
    return text;
  }
}

/**
 * Reads a stream of lines of JSON, as a watch sends them. Chunks may end anywhere, in the middle of a character too.
 *
 * @remarks
 * What follows the last line feed is not a line: a connection that is cut leaves half of one behind.
 *
 * @param onLine - answers whether to go on; when not, the connection is closed
 */
export function readJsonLines(
  body: AsyncIterable<Uint8Array>,
  onLine: (line: JsonLine) => boolean,
  onChunk: () => void = () => {},
): Promise<void> {
  const lines = new Lines(text => onLine(parseLine(text)));
  return readChunks(body, chunk => {
    onChunk();
    if (!lines.add(chunk)) {
      return false;
    }
    if (lines.restLength > MAX_LINE_BYTES) {
      onLine({ ok: false, text: lines.restStart });
      return false;
    }
    return true;
  });
}

function parseLine(line: string): JsonLine {
  try {
    return { ok: true, value: JSON.parse(line) };
  } catch {
    return { ok: false, text: line.slice(0, 200) };
  }
}
