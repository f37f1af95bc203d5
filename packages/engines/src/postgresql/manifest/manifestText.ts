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
import { at, isObject } from '../../json';
import { orderOf } from './keyOrder';

/** What a reader of a new manifest would not guess: above the key for maps and lists, beside the value for others. */
const remarks: Readonly<Record<string, string>> = {
  'spec.postgresql.parameters':
    'Every value is text for the operator: keep the quotes.',
  'spec.volume.size': 'of each member; it can grow, never shrink',
  'spec.patroni.synchronous_mode': 'a write waits for a replica',
  'spec.databases': 'Each database with the user that owns it.',
  'spec.connectionPooler.maxDBConnections': 'all pods of the pooler together',
  'spec.maintenanceWindows': 'In UTC. Major upgrades happen within them only.',
  'spec.clone':
    'Read once, when the database is made: take it out when the data is there.',
  'spec.clone.uid': 'metadata.uid of the source',
  'spec.clone.timestamp': 'with a numeric offset: the operator refuses Z',
};

/** Maps whose values are written as short lists in one line. */
const inLine = 'spec.users';

/** Maps whose values are text, also the numbers. */
const quoted: ReadonlySet<string> = new Set([
  'spec.postgresql.parameters',
  'spec.clone.timestamp',
]);

/**
 * A manifest as a person would write it: keys in their usual order, quotes where YAML needs them, comments where the field does not speak for itself.
 *
 * @remarks
 * Kubernetes reads YAML 1.1, in which `on` and `12:30` are no text: they are quoted.
 */
export function manifestText(manifest: unknown): string {
  const document = new Document(orderKeys(manifest, []), { version: '1.1' });
  visit(document, {
    Pair: (_, pair, ancestors) => {
      decorate(pair, pathOf([...ancestors, pair]));
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function pathOf(nodes: readonly unknown[]): string {
  return nodes
    .flatMap(node =>
      node instanceof Pair && isScalar(node.key)
        ? [String(node.key.value)]
        : [],
    )
    .join('.');
}

function decorate(pair: Pair<unknown, unknown>, path: string): void {
  const { key, value } = pair;
  const remark = Object.hasOwn(remarks, path) ? remarks[path] : undefined;
  if (isScalar(value)) {
    if (quoted.has(path) || quoted.has(path.slice(0, path.lastIndexOf('.')))) {
      value.type = Scalar.QUOTE_DOUBLE;
    }
    value.comment = remark && ` ${remark}`;
  } else if (isScalar(key)) {
    key.commentBefore = remark && ` ${remark}`;
  }
  if (path.startsWith(`${inLine}.`) && isSeq(value)) {
    value.flow = true;
  }
  // `orders: {}` is how people write a map without entries.
  if (isMap(value) && value.items.length === 0) {
    value.flow = true;
  }
}

/** The known keys first and in their order, the others as they come. */
function orderKeys(value: unknown, path: readonly string[]): unknown {
  if (!isObject(value)) {
    return value;
  }
  const order = orderOf(path) ?? [];
  const keys = [
    ...order.filter(key => Object.hasOwn(value, key)),
    ...Object.keys(value).filter(key => !order.includes(key)),
  ];
  return Object.fromEntries(
    keys.map(key => [key, orderKeys(at(value, key), [...path, key])]),
  );
}
