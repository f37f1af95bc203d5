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
  MysqlInputs,
  mysqlInputs,
} from '@database-platform/plugin-databases-common';
import { currentAmounts, known } from '../../../changes/amounts';
import { cloneOperation } from '../../../changes/cloneOperation';
import { impactOf } from '../../../changes/Draft';
import { at, text } from '../../../json';
import { dumpsOf } from '../../dumps';
import { mysqlLayout } from '../../manifest/layout';
import { readAmounts } from '../../manifest/sections';
import { checkBufferPool } from '../aspects/bufferPool';
import { changeMembers, membersOf } from '../aspects/members';
import { checkName } from '../aspects/names';
import { changeParameters } from '../aspects/parameters';
import { changeResources, writeBesides } from '../aspects/resources';
import { changeRouters } from '../aspects/routers';
import { nameSecrets } from '../aspects/secrets';
import { changeVersion } from '../aspects/version';
import {
  changeStorageClass,
  changeVolume,
  operatorsVolume,
} from '../aspects/volume';
import { cloneFrom, versionOf } from '../clone/cloneFrom';
import { copyRunning } from '../clone/copyRunning';
import {
  amountsOf,
  checkVolume,
  copySource,
  warnNotCopied,
} from '../clone/copySource';
import { loadDump } from '../clone/loadDump';
import { created } from '../created';
import { Draft } from '../Draft';
import { newDraft } from '../NewManifest';
import { mysqlBook } from '../rules';
import { Scene, sceneOf } from '../Scene';

type Input = MysqlInputs['clone'];

export const clone = cloneOperation({
  book: mysqlBook,
  layout: mysqlLayout,
  input: mysqlInputs.clone,
  sceneOf: context => sceneOf(context),
  newDraft,
  current: source => {
    const { manifest, context, before } = source;
    const beside = readAmounts(at(before, 'spec', 'podSpec'), 'sidecar');
    const [dump] = dumpsOf(context.database);
    return known({
      from: dump ? 'dump' : 'running',
      dump: dump && { profile: dump.profile, folder: dump.folder },
      secret: cloneFrom(source).isBeside ? manifest.secret : undefined,
      version: versionOf(source),
      members: membersOf(manifest),
      ...currentAmounts(manifest),
      volume: manifest.volume,
      storageClass: manifest.storageClass,
      selfSigned: manifest.selfSigned,
      sidecar: someOf(currentAmounts(beside)),
      routers: someOf({
        instances: manifest.router.instances,
        ...currentAmounts(manifest.router),
      }),
    });
  },
  fill,
  title: (source, input) => {
    const { name } = cloneFrom(source);
    return input?.from === 'dump'
      ? `Make ${source.name} from a dump of ${name}`
      : `Clone ${name} to ${source.name}`;
  },
  impacts: (draft, _, input) => [
    created(draft),
    ...(input === undefined ? [] : [filled(draft, input)]),
  ],
});

/** The fields that have a value; nothing when none has. */
function someOf(fields: Parameters<typeof known>[0]) {
  const found = known(fields);
  return Object.keys(found).length > 0 ? found : undefined;
}

function fill(draft: Draft, source: Scene, input: Input): void {
  const { manifest } = source;
  const { name, isBeside } = cloneFrom(source);
  checkName(draft);
  if (isBeside && name === draft.scene.name) {
    draft.refuse('clone-own-name', 'target.name', `"${name}" is the source.`);
  }
  copySource(draft, source, input.team);
  const secret = input.secret ?? (isBeside ? manifest.secret : undefined);
  if (secret === undefined) {
    draft.refuse(
      'clone-secret',
      'secret',
      'No Secret of the root user is named.',
    );
  } else {
    const { selfSigned = manifest.selfSigned, tls } = input;
    nameSecrets(draft, { secret, selfSigned, tls });
  }
  changeVersion(draft, input.version ?? versionOf(source));
  changeMembers(draft, input.members ?? membersOf(manifest));
  changeVolume(draft, input.volume ?? manifest.volume ?? operatorsVolume);
  changeStorageClass(draft, input.storageClass ?? manifest.storageClass);
  checkVolume(draft, source);
  const amounts = amountsOf(source, input);
  changeResources(draft, amounts.members);
  writeBesides(draft, amounts);
  changeParameters(draft, input.parameters);
  checkBufferPool(draft);
  changeRouters(draft, amounts.routers, 'routers.');
  if (input.from === 'running') {
    copyRunning(draft, source, input.donor);
  } else {
    loadDump(draft, source, input.dump);
  }
  warnNotCopied(draft, source);
  draft.warn('clone-once', '');
}

function filled({ object }: Draft, { from }: Input) {
  const initDb = at(object, 'spec', 'initDB');
  const isCopy = from === 'running';
  return impactOf(
    mysqlBook,
    isCopy ? 'clone-from-running' : 'clone-from-dump',
    {
      path: `spec.initDB.${isCopy ? 'clone' : 'dump'}`,
      to: isCopy ? text(at(initDb, 'clone', 'donorUrl')) : dumpWords(initDb),
      effect: 'created',
      duration: 'not known',
    },
  );
}

/** The path of the dump, wherever it is. */
function dumpWords(initDb: unknown): string | undefined {
  const { path, storage } = (at(initDb, 'dump') ?? {}) as {
    path?: unknown;
    storage?: object;
  };
  const [options] = Object.values(storage ?? {});
  return text(path) ?? text(at(options, 'prefix'));
}
