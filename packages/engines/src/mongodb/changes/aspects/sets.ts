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

import { listWords } from '../../../kubernetes/words';
import { ManifestSet } from '../../manifest/ManifestSet';
import { Draft } from '../Draft';

/** A change of a replica set, in words for the headline. */
export interface SetChange {
  set: ManifestSet;
  words: string;
}

/** The replica sets that an input names; all that hold data where it names none. */
export function chosenSets(
  draft: Draft,
  names: readonly string[] | undefined,
): readonly ManifestSet[] {
  const { sets } = draft.scene.manifest;
  if (names === undefined) {
    return sets;
  }
  for (const [index, name] of names.entries()) {
    if (!sets.some(set => set.name === name)) {
      draft.refuse(
        'set-unknown',
        `replicaSets.${index}`,
        `There is no replica set "${name}".`,
        sets.map(set => set.name).join(', '),
      );
    }
  }
  return sets.filter(set => names.includes(set.name));
}

/** The config servers of a sharded database; refused where there are none. */
export function configServers(draft: Draft): readonly ManifestSet[] {
  const { config } = draft.scene.manifest;
  if (config === undefined) {
    refuseUnsharded(draft, 'configServers', 'There are no config servers.');
    return [];
  }
  return [config];
}

/** Says that a part of a sharded database is not there. */
export function refuseUnsharded(
  draft: Draft,
  field: string,
  message: string,
): void {
  draft.refuse('not-sharded', field, message);
}

/** "rs0: " where there are several replica sets. */
export function ofSet(draft: Draft, set: ManifestSet): string {
  const several = draft.isNew
    ? draft.after.sharded
    : draft.scene.manifest.sharded;
  return several ? `${set.name}: ` : '';
}

/** Puts the same change of several replica sets into one part of the headline. */
export function tellChanges(draft: Draft, changes: readonly SetChange[]): void {
  const { sets, sharded } = draft.scene.manifest;
  for (const words of new Set(changes.map(change => change.words))) {
    const names = changes
      .filter(change => change.words === words)
      .map(({ set }) => set.name);
    const all =
      sets.length > 1 &&
      names.length === sets.length &&
      sets.every(({ name }) => names.includes(name));
    const where = all ? 'each shard' : listWords(names);
    draft.tell(sharded ? `${where}: ${words}` : words);
  }
}
