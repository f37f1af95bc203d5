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

import { MysqlInputs } from '@database-platform/plugin-databases-common';
import { own } from '../../../changes/ManifestLayout';
import { namedItemAt } from '../../../changes/namedItems';
import { compareVersions } from '../../../versions';
import { Draft } from '../Draft';
import { Scene } from '../Scene';
import { cloneFrom, versionOf } from './cloneFrom';
import { DumpPlace, dumpPlace } from './dumpPlace';

type Wanted = NonNullable<MysqlInputs['clone']['dump']>;

/** Accounts that a new database has before the dump is loaded, or that the operator makes by itself (mysqloperator/controller/config.py). */
const ownAccounts = [
  'root',
  'localroot',
  'mysqlhealthchecker',
  'mysqladmin',
  'mysqlrouter',
  'mysqlbackup',
  'mysqlmetrics',
];

const place = ['spec', 'initDB', 'dump'];
const mount = { name: 'dump', path: '/mnt/dump' };

/** Fills the new database from a dump. */
export function loadDump(
  draft: Draft,
  source: Scene,
  wanted: Wanted = {},
): void {
  const found = dumpPlace(draft, source, wanted);
  if (found) {
    writePlace(draft, found);
    sayWhatIsNeeded(draft, source, found);
  }
  writeOptions(draft, source, wanted);
  checkLocalInfile(draft);
}

function writePlace(draft: Draft, { kind, options, path }: DumpPlace): void {
  const storage = [...place, 'storage', kind.key];
  if (kind.kind === 'volume') {
    draft.set([...place, 'path'], `${mount.path}/${path}`);
    draft.set(storage, options);
    mountClaim(draft, String(options[kind.bucket]));
  } else {
    draft.set(storage, { ...options, prefix: path });
  }
}

/** The container that loads the dump gets the claim: the operator mounts it for backups only (storage_api.py). */
function mountClaim(draft: Draft, claimName: string): void {
  const podSpec = ['spec', 'podSpec'];
  const { path, isThere } = namedItemAt(
    draft,
    [...podSpec, 'containers'],
    'sidecar',
  );
  if (!isThere) {
    draft.set([...path, 'name'], 'sidecar');
  }
  draft.set(
    [...path, 'volumeMounts'],
    [{ name: mount.name, mountPath: mount.path, readOnly: true }],
  );
  draft.set(
    [...podSpec, 'volumes'],
    [
      {
        name: mount.name,
        persistentVolumeClaim: { claimName, readOnly: true },
      },
    ],
  );
}

function sayWhatIsNeeded(
  draft: Draft,
  source: Scene,
  { kind, options, profile }: DumpPlace,
): void {
  const isElsewhere = profile === undefined || !cloneFrom(source).isBeside;
  const needed =
    kind.secret === undefined
      ? `Volume claim ${options[kind.bucket]}:`
      : `Secret ${options[kind.secret]}:`;
  const field = profile === undefined ? 'dump.storage' : 'dump.profile';
  if (isElsewhere) {
    draft.warn('clone-dump-secret', needed, field);
  }
  if (kind.kind === 'volume') {
    draft.warn('clone-dump-volume', needed, field);
  }
}

function writeOptions(
  draft: Draft,
  source: Scene,
  { users, schemas }: Wanted,
): void {
  const options = [...place, 'options'];
  if (schemas !== undefined) {
    draft.set([...options, 'includeSchemas'], [...schemas]);
  }
  if (users) {
    draft.set([...options, 'loadUsers'], true);
    draft.set([...options, 'excludeUsers'], ownAccounts);
    draft.warn('clone-users-loaded', '', 'dump.users');
  } else {
    draft.warn('clone-users-left', '', 'dump.users');
  }
  const from = versionOf(source);
  const to = draft.after.version;
  if ((compareVersions(to, from) ?? 0) < 0) {
    draft.refuse(
      'clone-dump-older',
      'version',
      `${to} is before ${from}.`,
      `${from} or later`,
    );
  } else if (from && to && from.split('.')[0] !== to.split('.')[0]) {
    draft.set([...options, 'ignoreVersion'], true);
    draft.warn('clone-dump-newer', `From ${from} to ${to}.`, 'version');
  }
}

function checkLocalInfile(draft: Draft): void {
  const value = own(draft.after.parameters, 'local_infile');
  if (value !== undefined && /^(0|off|false)$/i.test(value)) {
    draft.refuse(
      'clone-local-infile',
      'parameters.local_infile',
      `local_infile is ${value}.`,
      'ON',
    );
  }
}
