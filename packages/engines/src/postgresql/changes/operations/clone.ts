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

import {
  Impact,
  postgresqlInputs,
} from '@database-platform/plugin-databases-common';
import { cloneOperation } from '../../../changes/cloneOperation';
import { changeMembers } from '../aspects/members';
import { checkName } from '../aspects/names';
import { checkSynchronous } from '../aspects/patroni';
import { checkSharedBuffers } from '../aspects/sharedBuffers';
import { changeResources } from '../aspects/resources';
import { changeVersion } from '../aspects/version';
import { changeStorageClass, changeVolume } from '../aspects/volume';
import { cloneEnvironment } from '../clone/cloneEnvironment';
import { checkSource, checkTime, sourceUid } from '../clone/cloneSource';
import { copyOwner, copySource, warnNotCopied } from '../clone/copySource';
import { created } from '../created';
import { currentAmounts, known } from '../../../changes/amounts';
import { Draft } from '../Draft';
import { newDraft } from '../NewManifest';
import { postgresqlLayout } from '../../manifest/layout';
import { postgresqlBook } from '../rules';
import { Scene, sceneOf } from '../Scene';

type Input = (typeof postgresqlInputs.clone)['_output'];

export const clone = cloneOperation({
  book: postgresqlBook,
  layout: postgresqlLayout,
  input: postgresqlInputs.clone,
  sceneOf: context => sceneOf(context),
  newDraft,
  current: ({ manifest }) =>
    known({
      version: manifest.version,
      team: manifest.team,
      members: 1,
      ...currentAmounts(manifest),
      volume: manifest.volume,
      storageClass: manifest.storageClass,
    }),
  fill,
  title: (source, input) =>
    `Clone ${sourceName(source)} to ${source.name}${
      input?.timestamp ? `, as of ${input.timestamp}` : ''
    }`,
  impacts: (draft, source, input) => [
    created(draft),
    copied(input ?? {}, sourceName(source)),
    ...parametersOf(draft),
  ],
});

function sourceName({ context, manifest }: Scene): string {
  return context.source?.name ?? manifest.name ?? '';
}

function fill(draft: Draft, source: Scene, input: Input): void {
  const { manifest } = source;
  const team = input.team ?? manifest.team;
  const volume = input.volume ?? manifest.volume;
  copyOwner(draft, manifest, team !== manifest.team);
  if (team !== undefined) {
    draft.set(['spec', 'teamId'], team);
  }
  checkName(draft);
  changeVersion(draft, input.version ?? manifest.version);
  changeMembers(draft, input.members ?? 1);
  changeVolume(draft, volume);
  changeStorageClass(draft, input.storageClass ?? manifest.storageClass);
  copySource(draft, manifest);
  changeResources(draft, {
    cpu: {
      request: manifest.requests.cpu,
      limit: manifest.limits.cpu,
      ...input.cpu,
    },
    memory: {
      request: manifest.requests.memory,
      limit: manifest.limits.memory,
      ...input.memory,
    },
  });
  checkSynchronous(draft, 'members');
  checkSharedBuffers(draft, 'memory.limit');
  checkSource(draft, source, { ...input, volume });
  draft.set(['spec', 'clone', 'cluster'], sourceName(source));
  if (input.timestamp !== undefined) {
    checkTime(draft, source, input);
    const uid = sourceUid(source, input.uid);
    if (uid !== undefined) {
      draft.set(['spec', 'clone', 'uid'], uid);
    }
    draft.set(['spec', 'clone', 'timestamp'], input.timestamp);
    cloneEnvironment(draft, source);
  }
  warnNotCopied(draft, source);
  draft.warn('clone-read-once', '');
}

function parametersOf(draft: Draft): Impact[] {
  const names = Object.keys(draft.after.parameters);
  const { effect, source } = postgresqlBook.textOf('clone-parameters');
  return names.length === 0
    ? []
    : [
        {
          path: 'spec.postgresql.parameters',
          to: names.join(', '),
          effect: 'created',
          reason: effect,
          duration: 'seconds',
          rule: 'postgresql/clone-parameters',
          source,
        },
      ];
}

function copied(input: Partial<Input>, from: string): Impact {
  const rule = input.timestamp ? 'clone-from-archive' : 'clone-from-source';
  const { effect, source } = postgresqlBook.textOf(rule);
  return {
    path: 'spec.clone',
    to: input.timestamp ? `${from} as of ${input.timestamp}` : from,
    effect: 'created',
    reason: effect,
    duration: 'not known',
    rule: `postgresql/${rule}`,
    source,
  };
}
