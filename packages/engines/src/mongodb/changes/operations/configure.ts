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

import { mongodbInputs } from '@database-platform/plugin-databases-common';
import { changeConfiguration } from '../aspects/configuration';
import { chosenSets, configServers, refuseUnsharded } from '../aspects/sets';
import { currentConfiguration } from '../current';
import { Draft } from '../Draft';
import { ManifestSet } from '../../manifest/ManifestSet';
import { listWords } from '../../../kubernetes/words';
import { editOperation } from '../Operation';

type Text = string | null | undefined;

export const configure = editOperation({
  id: 'configure',
  title: 'Configure',
  verb: 'Configure',
  input: mongodbInputs.configure,
  current: ({ manifest }) => currentConfiguration(manifest),
  change: (draft, input) => {
    const changed = [
      ...configureSets(
        draft,
        chosenSets(draft, input.replicaSets),
        input.configuration,
        'configuration',
      ),
      ...(input.configServers
        ? configureSets(
            draft,
            configServers(draft),
            input.configServers.configuration,
            'configServers.configuration',
          )
        : []),
      ...(input.mongos
        ? configureMongos(draft, input.mongos.configuration)
        : []),
    ];
    if (changed.length > 0) {
      draft.tell(`configuration of ${listWords(changed)}`);
    }
  },
});

/** The names of the replica sets whose configuration was changed. */
export function configureSets(
  draft: Draft,
  sets: readonly ManifestSet[],
  wanted: Text,
  field: string,
): string[] {
  return sets
    .filter(set =>
      changeConfiguration(
        draft,
        {
          kind: 'mongod',
          field,
          who: set.name,
          alone: set.fact.size === 1,
          engine: set.engine,
          hasMemoryLimit: set.fact.limits?.memory !== undefined,
          present: set.configuration,
          path: set.path,
        },
        wanted,
      ),
    )
    .map(({ name }) => name);
}

function configureMongos(draft: Draft, wanted: Text): string[] {
  const { mongos } = draft.scene.manifest;
  if (mongos === undefined) {
    refuseUnsharded(draft, 'mongos', 'There are no mongos.');
    return [];
  }
  const isChanged = changeConfiguration(
    draft,
    {
      kind: 'mongos',
      field: 'mongos.configuration',
      who: 'mongos',
      alone: mongos.size === 1,
      present: mongos.configuration,
      path: ['spec', 'sharding', 'mongos'],
    },
    wanted,
  );
  return isChanged ? ['mongos'] : [];
}
