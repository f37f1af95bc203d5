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
 * How one text is made of another one: stretches of it, from the first to before the second number in UTF-16 code units, and text of its own.
 */
export type TextDelta = ReadonlyArray<string | readonly [number, number]>;

/** From so many characters on, what is in the base is never repeated. Shorter than any secret that is worth its name. */
export const REPEATS = 8;

/** Puts neighbours together. */
class DeltaWriter {
  readonly parts: Array<string | [number, number]> = [];
  /** Where the last stretch ended. */
  end = 0;

  copy(from: number, to: number): void {
    const last = this.parts.at(-1);
    this.end = to;
    if (from === to) {
      return;
    }
    if (Array.isArray(last) && last[1] === from) {
      last[1] = to;
    } else {
      this.parts.push([from, to]);
    }
  }

  write(text: string): void {
    const last = this.parts.length - 1;
    const before = this.parts[last];
    if (typeof before === 'string') {
      this.parts[last] = before + text;
    } else {
      this.parts.push(text);
    }
  }
}

/**
 * What has to be kept of a text, besides the base, so that the text can be made again.
 *
 * @remarks
 * No {@link REPEATS} characters of the base that follow each other are in it, wherever they are moved to: what somebody wrote into the base is not kept
 * a second time.
 */
export function textDelta(base: string, text: string): TextDelta {
  const start = commonPrefix(base, text);
  const end = commonSuffix(base, text, start);
  const stop = text.length - end;
  const places = placesOf(base, text, start, stop);
  const delta = new DeltaWriter();
  delta.copy(0, start);
  let position = start;
  while (position < stop) {
    const piece = text.slice(position, position + REPEATS);
    // Text that was put in is followed by what followed before
    const from = base.startsWith(piece, delta.end)
      ? delta.end
      : places.get(piece);
    if (piece.length === REPEATS && from !== undefined) {
      const length = matching(base, from, text, position, stop);
      delta.copy(from, from + length);
      position += length;
    } else {
      delta.write(text[position]);
      position += 1;
    }
  }
  delta.copy(base.length - end, base.length);
  return delta.parts;
}

/** The text that a delta was made of. */
export function applyDelta(base: string, delta: TextDelta): string {
  return delta
    .map(part => (typeof part === 'string' ? part : base.slice(...part)))
    .join('');
}

/** Where the pieces that the changed part of the text may repeat are in the base. */
function placesOf(
  base: string,
  text: string,
  start: number,
  stop: number,
): ReadonlyMap<string, number> {
  const wanted = new Set<string>();
  for (let position = start; position < stop; position += 1) {
    wanted.add(text.slice(position, position + REPEATS));
  }
  const places = new Map<string, number>();
  for (
    let position = 0;
    wanted.size > 0 && position + REPEATS <= base.length;
    position += 1
  ) {
    const piece = base.slice(position, position + REPEATS);
    if (wanted.delete(piece)) {
      places.set(piece, position);
    }
  }
  return places;
}

function matching(
  base: string,
  from: number,
  text: string,
  position: number,
  stop: number,
): number {
  let length = 0;
  while (
    position + length < stop &&
    from + length < base.length &&
    base[from + length] === text[position + length]
  ) {
    length += 1;
  }
  return length;
}

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) {
    length += 1;
  }
  return length;
}

/** @param start - what the prefix has taken already */
function commonSuffix(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (
    length < most &&
    a[a.length - 1 - length] === b[b.length - 1 - length]
  ) {
    length += 1;
  }
  return length;
}
