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

import type { CST } from 'yaml';

/** An entry of a collection in the source: key and value, or item. */
export type Entry = CST.CollectionItem;

const insignificant = new Set(['space', 'newline', 'comment', 'comma']);

/** Where things stand in a text: lines, and the parts of the concrete syntax tree. All offsets are into the whole file. */
export class Layout {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  lineStart(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The end of the line, before its line break. */
  lineEnd(offset: number): number {
    const found = this.text.indexOf('\n', offset);
    const end = found === -1 ? this.text.length : found;
    return end > offset && this.text[end - 1] === '\r' && found !== -1
      ? end - 1
      : end;
  }

  /** The end of the line before; 0 in the first line. */
  previousLineEnd(offset: number): number {
    const start = this.lineStart(offset);
    if (start === 0) {
      return 0;
    }
    return this.text[start - 2] === '\r' ? start - 2 : start - 1;
  }

  /** True when nothing but spaces stands before it in its line. */
  opensLine(offset: number): boolean {
    return /^\ufeff?[ \t]*$/.test(
      this.text.slice(this.lineStart(offset), offset),
    );
  }

  /** Characters before it in its line. */
  column(offset: number): number {
    const start = this.lineStart(offset);
    return offset - start - (this.text[start] === '\ufeff' ? 1 : 0);
  }

  /**
   * Where an entry that ends at `end` really ends: after the comment in its last line and the comments below it that are indented deeper than `indent`, before
   * the line break.
   */
  extent(end: number, indent: number): number {
    let last = this.lineEnd(end);
    for (let at = last; at < this.text.length; ) {
      const start = this.text.indexOf('\n', at) + 1;
      if (start === 0) {
        break;
      }
      const stop = this.lineEnd(start);
      const [, spaces, rest] = /^([ \t]*)(#?)/.exec(
        this.text.slice(start, stop),
      )!;
      const isBlank = start + spaces.length === stop;
      if (!isBlank && (!rest || spaces.length <= indent)) {
        break;
      }
      last = isBlank ? last : stop;
      at = stop;
    }
    return last;
  }

  /** The start of the comment lines directly above a line that are indented as the line is; the start of the line where there are none. */
  leadingComments(offset: number): number {
    const column = this.column(offset);
    let first = this.lineStart(offset);
    while (first > 0) {
      const above = this.lineStart(first - 1);
      const line = this.text.slice(above, first);
      if (line.search(/[^ ]/) !== column || line[column] !== '#') {
        break;
      }
      first = above;
    }
    return first;
  }

  /** Where the source of a value ends; comments and blank lines below it do not count. */
  tokenEnd(token: CST.Token): number {
    switch (token.type) {
      case 'block-map':
      case 'block-seq': {
        const last = [...token.items].reverse().find(isEntry);
        return last ? this.entryEnd(last as Entry) : token.offset;
      }
      case 'flow-collection': {
        const close = token.end.find(each => /-end$/.test(each.type));
        return close ? close.offset + close.source.length : token.offset;
      }
      case 'block-scalar':
        return this.blockScalarEnd(token);
      default:
        return 'source' in token
          ? token.offset + token.source.length
          : token.offset;
    }
  }

  /** Where an entry ends. */
  entryEnd(entry: Entry): number {
    return isPresent(entry.value)
      ? this.tokenEnd(entry.value)
      : this.propertiesEnd(entry);
  }

  /** Where an entry starts: its key, its dash, or an anchor or tag before it. */
  entryStart(entry: Entry): number {
    const first =
      entry.start.find(isSignificant) ??
      entry.key ??
      entry.sep?.find(isSignificant) ??
      entry.value;
    return first ? first.offset : 0;
  }

  /** Behind the colon or dash, and behind an anchor or tag of the value. */
  propertiesEnd(entry: Entry): number {
    const tokens = [
      ...entry.start,
      ...(entry.key ? [entry.key] : []),
      ...(entry.sep ?? []),
    ].filter(isSignificant);
    const last = tokens[tokens.length - 1];
    return last ? this.tokenEnd(last) : 0;
  }

  /** The header of a block scalar, and where its text starts. */
  blockScalarHeader(token: CST.BlockScalar): {
    header: CST.SourceToken;
    body: number;
  } {
    const header = token.props.find(
      each => each.type === 'block-scalar-header',
    ) as CST.SourceToken;
    const last = token.props[token.props.length - 1] as CST.SourceToken;
    return { header, body: last.offset + last.source.length };
  }

  /** The comment behind the header of a block scalar, with the spaces before it; empty where there is none. */
  blockScalarComment(token: CST.BlockScalar): string {
    const { header, body } = this.blockScalarHeader(token);
    const end =
      this.text[body - 1] === '\n' ? this.previousLineEnd(body) : body;
    return this.text.slice(header.offset + header.source.length, end).trimEnd();
  }

  /** True for a value that ends with a block scalar to which the blank lines below it belong (`|+`). */
  keepsBlankLines(token: CST.Token): boolean {
    if (token.type === 'block-scalar') {
      return this.blockScalarHeader(token).header.source.includes('+');
    }
    if (token.type !== 'block-map' && token.type !== 'block-seq') {
      return false;
    }
    const last = [...token.items].reverse().find(isEntry)?.value;
    return last ? this.keepsBlankLines(last) : false;
  }

  private blockScalarEnd(token: CST.BlockScalar): number {
    const { header, body } = this.blockScalarHeader(token);
    const stop = body + token.source.length;
    if (header.source.includes('+')) {
      return this.text[stop - 1] === '\n'
        ? Math.max(body, this.previousLineEnd(stop))
        : stop;
    }
    let end = stop;
    while (end > body && /[\s]/.test(this.text[end - 1])) {
      end--;
    }
    // Spaces at the end of the last line are part of the text
    return end > body ? this.lineEnd(end) : this.previousLineEnd(body);
  }
}

/** True for a value that has a source; an empty value has none. */
export function isPresent(
  token: CST.Token | null | undefined,
): token is CST.Token {
  return (
    Boolean(token) &&
    !(
      'source' in token! &&
      token.source === '' &&
      token.type !== 'block-scalar'
    )
  );
}

/** True for an entry; comments at the end of a collection look like one. */
export function isEntry(item: Entry): boolean {
  return (
    Boolean(item.key || item.sep || isPresent(item.value)) ||
    item.start.some(isSignificant)
  );
}

export function isSignificant(token: CST.Token): boolean {
  return !insignificant.has(token.type);
}
