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

import { databaseAnnotations } from '@database-platform/plugin-databases-common';
import { at, isObject } from '../../../json';
import { PostgresqlManifest } from '../../manifest/PostgresqlManifest';
import { listWords } from '../../../kubernetes/words';
import { changePrepared } from '../aspects/prepared';
import { withoutSecrets } from '../aspects/holdsSecret';
import { Draft } from '../Draft';
import { Scene } from '../Scene';

/** What the data needs: the source's parameters, and its users and databases, whose Secrets the clone has of its own. */
export function copySource(draft: Draft, source: PostgresqlManifest): void {
  const { users, databases, prepared } = source;
  const parameters = withoutSecrets(source.parameters);
  if (Object.keys(parameters).length > 0) {
    draft.set(['spec', 'postgresql', 'parameters'], parameters);
  }
  if (source.synchronous) {
    draft.set(['spec', 'patroni', 'synchronous_mode'], true);
  }
  if (Object.keys(users).length > 0) {
    draft.set(
      ['spec', 'users'],
      Object.fromEntries(
        Object.entries(users).map(([name, flags]) => [name, [...flags]]),
      ),
    );
  }
  if (Object.keys(databases).length > 0) {
    draft.set(['spec', 'databases'], { ...databases });
  }
  changePrepared(draft, prepared);
}

/** Who owns it and what it belongs to, as the source says it. */
export function copyOwner(
  draft: Draft,
  { annotations }: PostgresqlManifest,
  isOtherTeam: boolean,
): void {
  const { owner, system } = databaseAnnotations;
  for (const key of isOtherTeam ? [system] : [owner, system]) {
    if (Object.hasOwn(annotations, key)) {
      draft.set(['metadata', 'annotations', key], annotations[key]);
    }
  }
}

/** Parts of a spec that are the clone's own, or that it gets. */
const takenOver: ReadonlySet<string> = new Set([
  'teamId',
  'numberOfInstances',
  'postgresql',
  'volume',
  'resources',
  'users',
  'databases',
  'preparedDatabases',
  'clone',
]);

/** Says which parts of the source the clone does not have. */
export function warnNotCopied(draft: Draft, { before, manifest }: Scene): void {
  const spec = at(before, 'spec');
  const left = isObject(spec)
    ? Object.keys(spec).filter(
        key =>
          !takenOver.has(key) &&
          !(key === 'patroni' && hasOnlySynchronous(at(spec, key))),
      )
    : [];
  const copied = withoutSecrets(manifest.parameters);
  left.push(
    ...Object.keys(manifest.parameters).filter(
      name => !Object.hasOwn(copied, name),
    ),
  );
  if (left.length > 0) {
    draft.warn('clone-not-copied', `Left out: ${listWords(left)}.`);
  }
}

function hasOnlySynchronous(patroni: unknown): boolean {
  return (
    isObject(patroni) &&
    Object.keys(patroni).every(key => key === 'synchronous_mode')
  );
}
