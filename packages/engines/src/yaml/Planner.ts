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

import { Document, isAlias, isMap, isScalar, isSeq, Node } from 'yaml';
import { Anchor, Anchors } from './Anchors';
import { Desired } from './Desired';
import {
  isJsonArray,
  isJsonObject,
  JsonValue,
  sameJson,
  valueAt,
} from './JsonValue';
import { isPresent, Layout } from './Layout';
import { planBlockList } from './planBlockList';
import { planBlockMap } from './planBlockMap';
import { planFlow } from './planFlow';
import type { Planning } from './Planning';
import { Refusals } from './Refusals';
import type { Rendering } from './render';
import type { Slot } from './Slot';
import { Splices } from './Splices';
import { Style, styleOf } from './Style';
import { tokenOf } from './tokenOf';
import { ValueWriter } from './ValueWriter';
import { withoutTag } from './withoutTag';
import type { YamlFile } from './YamlFile';

/** Finds the smallest replacements in the text of one document that make it say what is desired. */
export class Planner implements Planning {
  readonly file: YamlFile;
  readonly layout: Layout;
  readonly desired: Desired;
  readonly anchors: Anchors;
  readonly splices = new Splices();
  readonly style: Style;
  /** Anchors in or above what was changed, which others in the document use. */
  readonly shared = new Set<Anchor>();
  readonly refusals: Refusals;
  readonly writer: ValueWriter;
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
    this.refusals = new Refusals(file, this.layout, anchors);
    this.writer = new ValueWriter({
      file,
      layout: this.layout,
      splices: this.splices,
      rendering: style => this.rendering(style),
    });
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
    this.refusals.refuseTemplate(token);
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
    if (present && (isMap(node) || isSeq(node))) {
      this.refusals.refuseLostAnchors(
        present.offset + 1,
        this.layout.tokenEnd(present),
      );
    }
    this.writer.write(
      node,
      present,
      wanted,
      withoutTag(this, node, present, wanted, slot),
    );
  }
}
