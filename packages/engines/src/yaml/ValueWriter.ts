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

import { CST, isScalar, Scalar } from 'yaml';
import { blockScalarText } from './blockScalarText';
import { isJsonArray, isJsonObject, JsonValue } from './JsonValue';
import type { Layout } from './Layout';
import { isInline, renderBlock, renderFlow, Rendering } from './render';
import { scalarText } from './scalarText';
import type { Place, Slot } from './Slot';
import type { Splices } from './Splices';
import type { Style } from './Style';
import type { YamlFile } from './YamlFile';

/** Writes whole values in the place of others. */
export class ValueWriter {
  readonly file: YamlFile;
  readonly layout: Layout;
  readonly #splices: Splices;
  readonly #rendering: (style: Style) => Rendering;

  constructor(options: {
    file: YamlFile;
    layout: Layout;
    splices: Splices;
    rendering(style: Style): Rendering;
  }) {
    this.file = options.file;
    this.layout = options.layout;
    this.#splices = options.splices;
    this.#rendering = style => options.rendering(style);
  }

  /**
   * @param node - what is there; absent for an empty place
   * @param token - what it was read from
   */
  write(
    node: unknown,
    token: CST.Token | undefined,
    wanted: JsonValue,
    place: Place,
  ): void {
    if (place.flow || isInline(wanted)) {
      this.#inline(node, token, wanted, place);
    } else {
      this.#block(token, wanted, place);
    }
  }

  #inline(
    node: unknown,
    token: CST.Token | undefined,
    wanted: JsonValue,
    slot: Place,
  ): void {
    if (!token) {
      const colon = slot.entry?.sep?.some(
        each => each.type === 'map-value-ind',
      );
      const needsColon = slot.kind === 'pair' && !colon;
      const text = this.#inlineText(node, wanted, slot);
      this.#splices.insert(
        slot.valueAt,
        `${needsColon ? ':' : ''}${slot.kind === 'root' ? '' : ' '}${text}`,
      );
      return;
    }
    const isBlock = token.type === 'block-map' || token.type === 'block-seq';
    if (
      isBlock &&
      this.layout.opensLine(token.offset) &&
      slot.kind !== 'root'
    ) {
      this.#splices.insert(
        slot.valueAt,
        ` ${this.#inlineText(node, wanted, slot)}`,
      );
      this.#splices.remove(
        this.layout.previousLineEnd(token.offset),
        this.#blockExtent(token),
      );
      return;
    }
    if (token.type === 'block-scalar' && typeof wanted === 'string') {
      const text = blockScalarText(this, token, wanted, slot);
      if (text !== undefined) {
        this.#replaceNarrowly(slot.start, this.layout.tokenEnd(token), text);
        return;
      }
    }
    this.#splices.replace(
      slot.start,
      this.layout.tokenEnd(token),
      this.#inlineText(node, wanted, slot) + this.#headerComment(token),
    );
  }

  /** The end of a block collection with the comments that are indented deeper than it. */
  #blockExtent(token: CST.Token): number {
    return this.layout.extent(
      this.layout.tokenEnd(token),
      'indent' in token ? token.indent : 0,
    );
  }

  #headerComment(token: CST.Token): string {
    return token.type === 'block-scalar'
      ? this.layout.blockScalarComment(token)
      : '';
  }

  /** Replaces only the lines that differ. */
  #replaceNarrowly(start: number, end: number, text: string): void {
    const old = this.file.text.slice(start, end);
    let head = 0;
    while (head < old.length && old[head] === text[head]) {
      head++;
    }
    let tail = 0;
    while (
      tail < Math.min(old.length, text.length) - head &&
      old[old.length - 1 - tail] === text[text.length - 1 - tail]
    ) {
      tail++;
    }
    this.#splices.replace(
      start + head,
      end - tail,
      text.slice(head, text.length - tail),
    );
  }

  #inlineText(node: unknown, wanted: JsonValue, slot: Slot): string {
    if (isJsonArray(wanted) || isJsonObject(wanted)) {
      return renderFlow(wanted, slot.style);
    }
    const type = isScalar(node) ? node.type : undefined;
    const prefer =
      (type === Scalar.QUOTE_SINGLE && 'single') ||
      (type === Scalar.QUOTE_DOUBLE && 'double') ||
      'plain';
    return scalarText(wanted, {
      prefer,
      quotes: slot.style.quotes,
      flow: slot.flow,
    });
  }

  #block(token: CST.Token | undefined, wanted: JsonValue, slot: Place): void {
    const { eol } = this.file;
    const rendering = this.#rendering(slot.style);
    const isBlock = token?.type === 'block-map' || token?.type === 'block-seq';
    if (slot.kind === 'pair') {
      const column =
        slot.indent +
        (isJsonArray(wanted) ? slot.style.listStep : slot.style.step);
      const text = `${' '.repeat(column)}${renderBlock(
        wanted,
        column,
        slot.path,
        rendering,
      )}`;
      if (token && isBlock && this.layout.opensLine(token.offset)) {
        this.#splices.replace(
          this.layout.lineStart(token.offset),
          this.#blockExtent(token),
          text,
        );
        return;
      }
      const end = token ? this.layout.tokenEnd(token) : slot.valueAt;
      this.#splices.replace(
        slot.valueAt,
        end,
        token ? this.#headerComment(token) : '',
      );
      this.#splices.insert(
        this.layout.extent(end, slot.indent),
        `${eol}${text}`,
      );
      return;
    }
    const column = token
      ? this.layout.column(slot.start)
      : Math.max(slot.indent + 2, 0);
    const text = renderBlock(wanted, column, slot.path, {
      ...rendering,
      literals: false,
    });
    if (!token) {
      const isRoot = slot.kind === 'root';
      this.#splices.insert(
        isRoot ? this.file.text.length : slot.valueAt,
        isRoot ? text : ` ${text}`,
      );
      return;
    }
    const end = this.layout.tokenEnd(token);
    this.#splices.replace(
      slot.start,
      isBlock ? this.#blockExtent(token) : end,
      text + this.#headerComment(token),
    );
  }
}
