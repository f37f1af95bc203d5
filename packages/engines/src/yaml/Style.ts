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

import { Document, isMap, isScalar, isSeq, YAMLMap, YAMLSeq } from 'yaml';

/** How the writer of a document indents and quotes. */
export interface Style {
  /** Spaces by which a mapping stands deeper than the one around it. */
  readonly step: number;
  /** Spaces by which the dashes of a list stand deeper than its key. */
  readonly listStep: number;
  readonly quotes: 'single' | 'double';
}

class Counts {
  private readonly seen = new Map<string, Map<number, number>>();

  add(what: string, value: number): void {
    const values = this.seen.get(what) ?? new Map<number, number>();
    values.set(value, (values.get(value) ?? 0) + 1);
    this.seen.set(what, values);
  }

  most(what: string, fallback: number): number {
    const values = [...(this.seen.get(what) ?? [])];
    return values.length === 0
      ? fallback
      : values.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
  }

  total(what: string): number {
    return this.seen.get(what)?.get(1) ?? 0;
  }
}

/** The indentation, quotes and spacing that a document uses most; where it says nothing, two spaces and double quotes. */
export function styleOf(document: Document.Parsed): Style {
  const counts = new Counts();
  walk(document.contents, counts);
  const step = counts.most('step', 2);
  return {
    step,
    listStep: counts.most('listStep', step),
    quotes:
      counts.total('QUOTE_SINGLE') > counts.total('QUOTE_DOUBLE')
        ? 'single'
        : 'double',
  };
}

/** As {@link styleOf}, with what the other entries of a mapping say weighing more. */
export function styleNear(map: YAMLMap, style: Style): Style {
  const counts = new Counts();
  for (const { value } of map.items) {
    note(map, value, counts);
  }
  return {
    ...style,
    step: counts.most('step', style.step),
    listStep: counts.most('listStep', style.listStep),
  };
}

function walk(node: unknown, counts: Counts): void {
  if (isScalar(node)) {
    if (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') {
      counts.add(node.type, 1);
    }
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      note(node, value, counts);
      walk(key, counts);
      walk(value, counts);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      walk(item, counts);
    }
  }
}

function note(map: YAMLMap, value: unknown, counts: Counts): void {
  const outer = indentOf(map);
  const inner = isMap(value) || isSeq(value) ? indentOf(value) : undefined;
  if (outer !== undefined && inner !== undefined) {
    counts.add(isMap(value) ? 'step' : 'listStep', inner - outer);
  }
}

/** The column of a block collection. */
export function indentOf(node: YAMLMap | YAMLSeq): number | undefined {
  const token = node.srcToken;
  return token?.type === 'block-map' || token?.type === 'block-seq'
    ? token.indent
    : undefined;
}
