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

import { Fact } from '@database-platform/plugin-databases-common';
import { DatabaseRecord } from './DatabaseRecord';
import { factHash, parseFactKey } from './factKey';
import { HeldFact } from './HeldFact';

/**
 * Takes the pending facts of a record in.
 *
 * @returns all facts of the record, and whether any of them changed
 */
export function applyPending(record: DatabaseRecord): {
  facts: ReadonlyMap<string, HeldFact>;
  isChanged: boolean;
} {
  const { partition, pending, facts: before } = record;
  record.pending = undefined;
  if (!pending) {
    return { facts: before, isChanged: false };
  }
  const facts = new Map(before);
  let isChanged = false;
  for (const [key, fact] of pending) {
    if (fact === undefined) {
      isChanged = facts.delete(key) || isChanged;
    } else if (facts.get(key)?.text !== fact.text) {
      facts.set(key, fact);
      isChanged = true;
    }
  }
  if (!isChanged) {
    return { facts: before, isChanged };
  }
  for (const [index, resource] of partition.engine.resources.entries()) {
    if (resource.keepNewest !== undefined) {
      dropOldest(facts, index, resource.keepNewest);
    }
  }
  record.facts = facts;
  record.keys = Array.from(facts.keys(), key => {
    const { resourceIndex, objectName } = parseFactKey(key);
    return factHash(resourceIndex, objectName);
  });
  return { facts, isChanged };
}

function dropOldest(facts: Map<string, HeldFact>, index: number, keep: number) {
  const keys = Array.from(facts.keys()).filter(key =>
    key.startsWith(`${index} `),
  );
  if (keys.length <= keep) {
    return;
  }
  const dated = keys.map(key => ({ key, at: atOf(facts.get(key)?.value) }));
  dated.sort((a, b) => b.at - a.at);
  for (const { key } of dated.slice(keep)) {
    facts.delete(key);
  }
}

/** The `at` field of a fact as a number: engines write times as ISO 8601 or as milliseconds. */
function atOf(fact: Fact | undefined): number {
  const at = fact?.at;
  const time = typeof at === 'string' ? Date.parse(at) : at;
  return typeof time === 'number' && !Number.isNaN(time) ? time : 0;
}
