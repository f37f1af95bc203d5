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

/** Replacements of parts of a text, all given by offsets into the text as it was. */
export class Splices {
  private readonly splices: { start: number; end: number; text: string }[] = [];

  replace(start: number, end: number, text: string): void {
    if (start !== end || text !== '') {
      this.splices.push({ start, end, text });
    }
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  remove(start: number, end: number): void {
    this.replace(start, end, '');
  }

  /** The new text; `undefined` when two replacements overlap, which is never meant. At one place, insertions go before what is replaced, in the order given. */
  apply(text: string): string | undefined {
    const ordered = this.splices
      .map((splice, index) => ({ ...splice, index }))
      .sort(
        (a, b) =>
          a.start - b.start ||
          Number(a.end > a.start) - Number(b.end > b.start) ||
          a.index - b.index,
      );
    const parts: string[] = [];
    let position = 0;
    for (const { start, end, text: replacement } of ordered) {
      if (start < position) {
        return undefined;
      }
      parts.push(text.slice(position, start), replacement);
      position = end;
    }
    parts.push(text.slice(position));
    return parts.join('');
  }
}
