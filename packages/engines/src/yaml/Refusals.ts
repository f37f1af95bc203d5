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

import type { CST, Node } from 'yaml';
import type { Anchor, Anchors } from './Anchors';
import type { Layout } from './Layout';
import { tokenOf } from './tokenOf';
import type { YamlFile } from './YamlFile';

/** What a change of a document must not touch, and the words for it. */
export class Refusals {
  readonly #file: YamlFile;
  readonly #layout: Layout;
  readonly #anchors: Anchors;

  constructor(file: YamlFile, layout: Layout, anchors: Anchors) {
    this.#file = file;
    this.#layout = layout;
    this.#anchors = anchors;
  }

  /** Refuses when an anchor inside what goes away is used elsewhere. */
  refuseLostAnchors(start: number, end: number): void {
    const inside = (node: Node) => {
      const token = tokenOf(node);
      return (
        token !== undefined &&
        token.offset >= start &&
        this.#layout.tokenEnd(token) <= end
      );
    };
    for (const anchor of this.#anchors.all()) {
      const outside = anchor.uses.filter(use => !inside(use));
      if (outside.length > 0 && inside(anchor.node)) {
        throw this.sharedError(anchor, outside);
      }
    }
  }

  sharedError(anchor: Anchor, uses: readonly Node[] = anchor.uses) {
    const offset = tokenOf(anchor.node)?.offset ?? 0;
    const lines = [
      ...new Set(uses.map(use => this.#file.line(tokenOf(use)?.offset ?? 0))),
    ];
    const last = lines[lines.length - 1];
    const users =
      lines.length === 1
        ? `line ${last} uses`
        : `lines ${lines.slice(0, -1).join(', ')} and ${last} use`;
    return this.#file.error(
      'anchor',
      offset,
      `Line ${this.#file.line(offset)} defines &${
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
    const source = this.#file.text.slice(
      token.offset,
      this.#layout.tokenEnd(token),
    );
    const isTemplate =
      token.type === 'flow-collection'
        ? source.startsWith('{{')
        : source.includes('{{');
    if (isTemplate) {
      throw this.#file.error(
        'template',
        token.offset,
        `Line ${this.#file.line(
          token.offset,
        )}: the value is filled in by a template ("{{ ... }}"). Change the value that it is filled with`,
      );
    }
  }
}
