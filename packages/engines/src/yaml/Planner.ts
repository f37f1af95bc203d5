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

import {
  CST,
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Node,
  Scalar,
} from 'yaml';
import { Anchor, Anchors } from './Anchors';
import { Desired } from './Desired';
import {
  isJsonArray,
  isJsonObject,
  JsonValue,
  sameJson,
  valueAt,
} from './JsonValue';
import { Entry, isPresent, isSignificant, Layout } from './Layout';
import { planBlockList } from './planBlockList';
import { planBlockMap } from './planBlockMap';
import { planFlow } from './planFlow';
import { blockScalarText } from './blockScalarText';
import { isInline, renderBlock, renderFlow, Rendering } from './render';
import { scalarText } from './scalarText';
import type { Slot } from './Slot';
import { Splices } from './Splices';
import { Style, styleOf } from './Style';
import type { YamlPath } from './YamlEdit';
import type { YamlFile } from './YamlFile';

/** Finds the smallest replacements in the text of one document that make it say what is desired. */
export class Planner {
  readonly file: YamlFile;
  readonly layout: Layout;
  readonly desired: Desired;
  readonly anchors: Anchors;
  readonly splices = new Splices();
  readonly style: Style;
  /** Anchors in or above what was changed, which others in the document use. */
  readonly shared = new Set<Anchor>();
  private readonly document: Document.Parsed;

  constructor(
    file: YamlFile,
    document: Document.Parsed,
    desired: Desired,
    anchors: Anchors,
  ) {
    this.file = file;
    this.layout = new Layout(file.text);
    this.document = document;
    this.desired = desired;
    this.anchors = anchors;
    this.style = styleOf(document);
  }

  /** Plans everything. */
  plan(present: JsonValue): void {
    const { contents } = this.document;
    const start = contents?.srcToken?.offset ?? this.document.range[1];
    this.change(contents, present, this.desired.root, {
      kind: 'root',
      valueAt: start,
      indent: -1,
      flow: false,
      style: this.style,
      path: [],
    });
  }

  rendering(style: Style): Rendering {
    return {
      style,
      eol: this.file.eol,
      // The text of a literal block ends with a line break, so that one has to follow
      literals: this.file.text.endsWith('\n'),
      comment: path => this.desired.hint(path).comment,
    };
  }

  /** Plans the change of one value. */
  change(
    node: unknown,
    present: JsonValue | undefined,
    wanted: JsonValue,
    slot: Slot,
  ): void {
    if (present === wanted || sameJson(present, wanted)) {
      return;
    }
    const anchor = this.anchors.at(node);
    if (anchor && anchor.uses.length > 0) {
      this.shared.add(anchor);
    }
    if (isAlias(node)) {
      this.changeAlias(node, wanted, slot);
      return;
    }
    const token = tokenOf(node);
    this.refuseTemplate(token);
    if (isMap(node) && isJsonObject(present) && isJsonObject(wanted)) {
      const planned = node.flow
        ? planFlow(this, node, present, wanted, slot)
        : planBlockMap(this, node, present, wanted, slot);
      if (planned) {
        return;
      }
    }
    if (isSeq(node) && isJsonArray(present) && isJsonArray(wanted)) {
      const planned = node.flow
        ? planFlow(this, node, present, wanted, slot)
        : planBlockList(this, node, present, wanted, slot);
      if (planned) {
        return;
      }
    }
    this.replace(node, wanted, slot);
  }

  /** Refuses when an anchor inside what goes away is used elsewhere. */
  refuseLostAnchors(start: number, end: number): void {
    const inside = (node: Node) => {
      const token = tokenOf(node);
      return (
        token !== undefined &&
        token.offset >= start &&
        this.layout.tokenEnd(token) <= end
      );
    };
    for (const anchor of this.anchors.all()) {
      const outside = anchor.uses.filter(use => !inside(use));
      if (outside.length > 0 && inside(anchor.node)) {
        throw this.sharedError(anchor, outside);
      }
    }
  }

  sharedError(anchor: Anchor, uses: readonly Node[] = anchor.uses) {
    const offset = tokenOf(anchor.node)?.offset ?? 0;
    const lines = [
      ...new Set(uses.map(use => this.file.line(tokenOf(use)?.offset ?? 0))),
    ];
    const last = lines[lines.length - 1];
    const users =
      lines.length === 1
        ? `line ${last} uses`
        : `lines ${lines.slice(0, -1).join(', ')} and ${last} use`;
    return this.file.error(
      'anchor',
      offset,
      `Line ${this.file.line(offset)} defines &${
        anchor.name
      }, which ${users} as *${
        anchor.name
      }: the change here would change that too. Write the value out there first, or change all of them`,
    );
  }

  /** Refuses a scalar that holds `{{`, and the mapping in a mapping that `key: {{ ... }}` happens to be. */
  refuseTemplate(token: CST.Token | undefined): void {
    if (!token || token.type === 'block-map' || token.type === 'block-seq') {
      return;
    }
    const source = this.file.text.slice(
      token.offset,
      this.layout.tokenEnd(token),
    );
    const isTemplate =
      token.type === 'flow-collection'
        ? source.startsWith('{{')
        : source.includes('{{');
    if (isTemplate) {
      throw this.file.error(
        'template',
        token.offset,
        `Line ${this.file.line(
          token.offset,
        )}: the value is filled in by a template ("{{ ... }}"). Change the value that it is filled with`,
      );
    }
  }

  private changeAlias(node: Node, wanted: JsonValue, slot: Slot): void {
    const anchor = this.anchors.of(node);
    const token = tokenOf(node);
    if (!anchor || !token) {
      throw this.file.error(
        'alias',
        slot.valueAt,
        'The alias stands for nothing',
      );
    }
    if (sameJson(valueAt(this.desired.root, anchor.path), wanted)) {
      // It is changed where it is defined
      this.shared.add(anchor);
      return;
    }
    if (!isScalar(anchor.node) && !this.desired.isExplicit(slot.path)) {
      const definition = this.file.line(tokenOf(anchor.node)?.offset ?? 0);
      throw this.file.error(
        'alias',
        token.offset,
        `Line ${this.file.line(token.offset)} takes all its values from &${
          anchor.name
        } in line ${definition} (*${
          anchor.name
        }), which others may use too. Write the values out here first, or change them in line ${definition} for all`,
      );
    }
    this.replace(node, wanted, slot);
  }

  /** Replaces a value as a whole. */
  replace(node: unknown, wanted: JsonValue, slot: Slot): void {
    const token = tokenOf(node);
    const present = isPresent(token) ? token : undefined;
    if (present) {
      this.refuseLostAnchorsIn(node, present);
    }
    const place = this.withoutTag(node, present, wanted, slot);
    if (slot.flow || isInline(wanted)) {
      this.writeInline(node, present, wanted, place);
    } else {
      this.writeBlock(present, wanted, place);
    }
  }

  private refuseLostAnchorsIn(node: unknown, token: CST.Token): void {
    if (isMap(node) || isSeq(node)) {
      this.refuseLostAnchors(token.offset + 1, this.layout.tokenEnd(token));
    }
  }

  private writeInline(
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
      const text = this.inlineText(node, wanted, slot);
      this.splices.insert(
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
      this.splices.insert(
        slot.valueAt,
        ` ${this.inlineText(node, wanted, slot)}`,
      );
      this.splices.remove(
        this.layout.previousLineEnd(token.offset),
        this.blockExtent(token),
      );
      return;
    }
    if (token.type === 'block-scalar' && typeof wanted === 'string') {
      const text = blockScalarText(this, token, wanted, slot);
      if (text !== undefined) {
        this.replaceNarrowly(slot.start, this.layout.tokenEnd(token), text);
        return;
      }
    }
    this.splices.replace(
      slot.start,
      this.layout.tokenEnd(token),
      this.inlineText(node, wanted, slot) + this.headerComment(token),
    );
  }

  /** The end of a block collection with the comments that are indented deeper than it. */
  private blockExtent(token: CST.Token): number {
    return this.layout.extent(
      this.layout.tokenEnd(token),
      'indent' in token ? token.indent : 0,
    );
  }

  private headerComment(token: CST.Token): string {
    return token.type === 'block-scalar'
      ? this.layout.blockScalarComment(token)
      : '';
  }

  /** Replaces only the lines that differ. */
  private replaceNarrowly(start: number, end: number, text: string): void {
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
    this.splices.replace(
      start + head,
      end - tail,
      text.slice(head, text.length - tail),
    );
  }

  private inlineText(node: unknown, wanted: JsonValue, slot: Slot): string {
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

  private writeBlock(
    token: CST.Token | undefined,
    wanted: JsonValue,
    slot: Place,
  ): void {
    const { eol } = this.file;
    const rendering = this.rendering(slot.style);
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
        this.splices.replace(
          this.layout.lineStart(token.offset),
          this.blockExtent(token),
          text,
        );
        return;
      }
      const end = token ? this.layout.tokenEnd(token) : slot.valueAt;
      this.splices.replace(
        slot.valueAt,
        end,
        token ? this.headerComment(token) : '',
      );
      this.splices.insert(
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
      this.splices.insert(
        isRoot ? this.file.text.length : slot.valueAt,
        isRoot ? text : ` ${text}`,
      );
      return;
    }
    const end = this.layout.tokenEnd(token);
    this.splices.replace(
      slot.start,
      isBlock ? this.blockExtent(token) : end,
      text + this.headerComment(token),
    );
  }

  /** The place without an explicit tag that would make the new value something else. */
  private withoutTag(
    node: unknown,
    token: CST.Token | undefined,
    wanted: JsonValue,
    slot: Slot,
  ): Place {
    const place = { ...slot, start: token?.offset ?? slot.valueAt };
    const properties = propertiesOf(slot.entry);
    const tag = properties.find(each => each.type === 'tag');
    const keeps =
      isScalar(node) && typeof node.value === typeof wanted && wanted !== null;
    if (!tag || keeps) {
      return place;
    }
    const end = tag.offset + tag.source.length;
    const text = this.file.text;
    if (tag !== properties[properties.length - 1]) {
      const [spaces] = /^ */.exec(text.slice(end, end + 100))!;
      this.splices.remove(tag.offset, end + spaces.length);
      return place;
    }
    const before = text.slice(0, tag.offset).trimEnd().length;
    if (token && this.layout.lineEnd(end) >= token.offset) {
      return { ...place, valueAt: before, start: tag.offset };
    }
    this.splices.remove(before, end);
    return { ...place, valueAt: before };
  }
}

/** A slot, and where in it the source to replace starts. */
type Place = Slot & { readonly start: number };

/** The colon or dash of an entry, and the anchor and tag of its value. */
function propertiesOf(entry: Entry | undefined): CST.SourceToken[] {
  const tokens = entry?.sep?.length ? entry.sep : entry?.start ?? [];
  return tokens.filter(isSignificant);
}

/** The token that a node was read from. */
export function tokenOf(node: unknown): CST.Token | undefined {
  return (node as Node | null | undefined)?.srcToken;
}

/** The place of the value of an entry. */
export function slotOf(
  layout: Layout,
  kind: 'pair' | 'item',
  entry: Entry,
  around: { indent: number; flow: boolean; style: Style; path: YamlPath },
): Slot {
  return { ...around, kind, entry, valueAt: layout.propertiesEnd(entry) };
}
