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

import { DatabaseRecord } from './DatabaseRecord';
import { factHash, parseFactKey } from './factKey';

/**
 * Takes the pending facts of a record into its packed ones.
 *
 * @returns all facts of the record
 */
export function applyPending(record: DatabaseRecord): Map<string, string> {
  const { partition, pending } = record;
  const facts = partition.codec.unpack(record.packed);
  record.pending = undefined;
  let isChanged = false;
  for (const [key, text] of pending ?? []) {
    if (text === undefined) {
      isChanged = facts.delete(key) || isChanged;
    } else if (facts.get(key) !== text) {
      facts.set(key, text);
      isChanged = true;
    }
  }
  if (isChanged) {
    for (const [index, resource] of partition.engine.resources.entries()) {
      if (resource.keepNewest !== undefined) {
        dropOldest(facts, index, resource.keepNewest);
      }
    }
    record.packed = facts.size > 0 ? partition.codec.pack(facts) : '';
    record.keys = Array.from(facts.keys(), key => {
      const { resourceIndex, objectName } = parseFactKey(key);
      return factHash(resourceIndex, objectName);
    });
  }
  return facts;
}

function dropOldest(facts: Map<string, string>, index: number, keep: number) {
  const keys = Array.from(facts.keys()).filter(key =>
    key.startsWith(`${index} `),
  );
  if (keys.length <= keep) {
    return;
  }
  const dated = keys.map(key => ({ key, at: atOf(facts.get(key) ?? '{}') }));
  dated.sort((a, b) => b.at - a.at);
  for (const { key } of dated.slice(keep)) {
    facts.delete(key);
  }
}

/** The `at` field of a fact as a number: engines write times as ISO 8601 or as milliseconds. */
function atOf(text: string): number {
  const { at } = JSON.parse(text) as { at?: unknown };
  const time = typeof at === 'string' ? Date.parse(at) : at;
  return typeof time === 'number' && !Number.isNaN(time) ? time : 0;
}
