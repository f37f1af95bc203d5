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

import { Alias, Document, isAlias, isMap, isSeq, Node } from 'yaml';
import { keyText } from './keyText';
import type { YamlPath } from './YamlEdit';

/** A node that carries an anchor, and who uses it. */
export interface Anchor {
  readonly name: string;
  readonly node: Node;
  /** Where it stands, own keys only. */
  readonly path: YamlPath;
  readonly uses: Alias[];
}

/** The anchors of a document. */
export class Anchors {
  private readonly byName = new Map<string, Anchor>();
  private readonly byNode = new Map<unknown, Anchor>();
  private readonly byAlias = new Map<unknown, Anchor>();

  constructor(document: Document.Parsed) {
    this.walk(document.contents, []);
  }

  /** What an alias stands for. */
  of(alias: unknown): Anchor | undefined {
    return this.byAlias.get(alias);
  }

  /** The anchor that a node carries. */
  at(node: unknown): Anchor | undefined {
    return this.byNode.get(node);
  }

  all(): Iterable<Anchor> {
    return this.byNode.values();
  }

  private walk(node: unknown, path: YamlPath): void {
    if (isAlias(node)) {
      // The last one of this name before the alias, as YAML has it
      const anchor = this.byName.get(node.source);
      if (anchor) {
        anchor.uses.push(node);
        this.byAlias.set(node, anchor);
      }
      return;
    }
    this.note(node as Node | null, path);
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        this.walk(key, path);
        this.walk(value, [...path, keyText(key) ?? '']);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => this.walk(item, [...path, index]));
    }
  }

  private note(node: Node | null, path: YamlPath): void {
    if (node && 'anchor' in node && node.anchor) {
      const anchor = { name: node.anchor, node, path, uses: [] };
      this.byName.set(node.anchor, anchor);
      this.byNode.set(node, anchor);
    }
  }
}

/** True for an anchor that is there only to be used elsewhere: by convention below a top-level key that begins with `x-`, `.` or `_`. */
export function isTemplateAnchor(anchor: Anchor): boolean {
  return anchor.path.length > 0 && /^(?:x-|\.|_)/.test(String(anchor.path[0]));
}
