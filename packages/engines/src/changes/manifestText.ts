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

import { Document, isMap, isScalar, isSeq, Pair, Scalar, visit } from 'yaml';
import { at, isObject } from '../json';
import { ManifestLayout, orderOf, own } from './ManifestLayout';
import { Path } from './paths';

/**
 * A manifest as a person would write it: keys in their usual order, quotes where YAML needs them, comments where the field does not speak for itself.
 *
 * @remarks
 * Kubernetes reads YAML 1.1, in which `on` and `12:30` are no text: they are quoted.
 */
export function manifestText(
  layout: ManifestLayout,
  manifest: unknown,
): string {
  const document = new Document(orderKeys(layout, manifest, []), {
    version: '1.1',
  });
  visit(document, {
    Pair: (_, pair, ancestors) => {
      decorate(layout, pair, pathOf([...ancestors, pair]));
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function pathOf(nodes: readonly unknown[]): string {
  return nodes
    .flatMap(node => {
      if (isSeq(node)) {
        return ['*'];
      }
      return node instanceof Pair && isScalar(node.key)
        ? [String(node.key.value)]
        : [];
    })
    .join('.');
}

function decorate(
  { remarks, inLine, quoted, blocks }: ManifestLayout,
  pair: Pair<unknown, unknown>,
  path: string,
): void {
  const { key, value } = pair;
  const holder = path.slice(0, path.lastIndexOf('.'));
  const remark = own(remarks, path);
  const isBlock = blocks?.has(path) === true;
  if (isScalar(value) && isBlock) {
    value.type = Scalar.BLOCK_LITERAL;
  }
  if (isScalar(value) && !isBlock) {
    if (quoted?.has(path) || quoted?.has(holder)) {
      value.type = Scalar.QUOTE_DOUBLE;
    }
    value.comment = remark && ` ${remark}`;
  } else if (isScalar(key)) {
    key.commentBefore = remark && ` ${remark}`;
  }
  if (isSeq(value) && inLine?.has(holder)) {
    value.flow = true;
  }
  // `orders: {}` is how people write a map without entries.
  if (isMap(value) && value.items.length === 0) {
    value.flow = true;
  }
}

/** The known keys first and in their order, the others as they come. */
function orderKeys(
  layout: ManifestLayout,
  value: unknown,
  path: Path,
): unknown {
  if (Array.isArray(value)) {
    return value.map((each, index) =>
      orderKeys(layout, each, [...path, index]),
    );
  }
  if (!isObject(value)) {
    return value;
  }
  const order = orderOf(layout, path) ?? [];
  const keys = [
    ...order.filter(key => Object.hasOwn(value, key)),
    ...Object.keys(value).filter(key => !order.includes(key)),
  ];
  return Object.fromEntries(
    keys.map(key => [key, orderKeys(layout, at(value, key), [...path, key])]),
  );
}
