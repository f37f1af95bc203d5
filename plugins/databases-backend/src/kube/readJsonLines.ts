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

/**
 * A line of a stream: a JSON value, or something that is not one.
 */
export type JsonLine =
  | { ok: true; value: unknown }
  | { ok: false; text: string };

/** No Kubernetes object is larger than etcd's limit of 1.5 MiB; JSON can be some times that. */
const MAX_LINE_LENGTH = 32 * 1024 * 1024;

/**
 * Reads a stream of lines of JSON, as a watch sends them. Chunks may end anywhere, in the middle of a character too.
 *
 * @remarks
 * What follows the last line feed is not a line: a connection that is cut leaves half of one behind.
 */
export async function* readJsonLines(
  body: AsyncIterable<Uint8Array>,
  onChunk: () => void = () => {},
): AsyncIterable<JsonLine> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    onChunk();
    const text = decoder.decode(chunk, { stream: true });
    let start = 0;
    let end = text.indexOf('\n');
    while (end >= 0) {
      const line = rest + text.slice(start, end);
      rest = '';
      if (line.trim()) {
        yield parseLine(line);
      }
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    rest += text.slice(start);
    if (rest.length > MAX_LINE_LENGTH) {
      yield { ok: false, text: rest.slice(0, 200) };
      return;
    }
  }
}

function parseLine(line: string): JsonLine {
  try {
    return { ok: true, value: JSON.parse(line) };
  } catch {
    return { ok: false, text: line.slice(0, 200) };
  }
}
