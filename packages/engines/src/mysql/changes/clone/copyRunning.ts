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
import { compareVersions, sameMinor } from '../../../versions';
import { namesOf, usualPort } from '../../names';
import { Draft } from '../Draft';
import { Scene } from '../Scene';
import { cloneFrom, versionOf } from './cloneFrom';

type Donor = NonNullable<MysqlInputs['clone']['donor']>;

/** The account of the operator's Secret, unless it has another name. */
const usualUser = 'root';
/** From here on two versions of a series may be copied (manual of MySQL, cloning remote data). */
const seriesSince = '8.0.37';

/** Fills the new database from a member of the source. */
export function copyRunning(
  draft: Draft,
  source: Scene,
  { member, user = usualUser, secret }: Donor = {},
): void {
  const { name, namespace, isNear, isBeside } = cloneFrom(source);
  const { kubernetesCluster } = source.context.target;
  if (!isNear) {
    draft.refuse(
      'clone-elsewhere',
      'from',
      `The source is not in ${kubernetesCluster}.`,
      'dump',
    );
  }
  const credentials = secret ?? (isBeside ? source.manifest.secret : undefined);
  if (credentials === undefined) {
    draft.refuse(
      'clone-secret',
      'donor.secret',
      'No Secret with the password for the source is named.',
    );
  }
  checkVersion(draft, source);
  const donor = donorOf(draft, source, name, member);
  const host = `${donor}.${namesOf(name).instances}.${namespace}.svc`;
  const place = ['spec', 'initDB', 'clone'];
  // The operator takes the user for the copy from the address, and the one that looks for the plugin from the other field.
  draft.set([...place, 'donorUrl'], `${user}@${host}:${usualPort}`);
  if (user !== usualUser) {
    draft.set([...place, 'rootUser'], user);
  }
  if (credentials !== undefined) {
    draft.set([...place, 'secretKeyRef', 'name'], credentials);
  }
  draft.warn(
    'clone-root-account',
    `Secret ${draft.after.secret ?? 'of the new database'}:`,
    'secret',
  );
}

/** A member that is ready: a secondary, which spares the primary the work, else the primary. */
function donorOf(
  draft: Draft,
  { context }: Scene,
  name: string,
  wanted: string | undefined,
): string {
  const members = (context.database?.topology.members ?? []).filter(
    ({ group }) => group === undefined,
  );
  const ready = members.filter(each => each.ready);
  const names = ready.map(each => each.name).join(', ');
  if (members.length > 0 && ready.length === 0) {
    draft.refuse('clone-member', 'from', 'No member of the source is ready.');
  } else if (
    wanted !== undefined &&
    members.length > 0 &&
    !ready.some(each => each.name === wanted)
  ) {
    draft.refuse(
      'clone-member',
      'donor.member',
      `${wanted} is no member of the source that is ready.`,
      names,
    );
  }
  const found = ready.find(({ role }) => role === 'replica') ?? ready[0];
  return wanted ?? found?.name ?? `${name}-0`;
}

function checkVersion(draft: Draft, source: Scene): void {
  const from = versionOf(source);
  const to = draft.after.version;
  if (from === undefined || to === undefined || from === to) {
    return;
  }
  const isEarly = [from, to].some(
    version => (compareVersions(version, seriesSince) ?? 0) < 0,
  );
  if (isEarly || !sameMinor(from, to)) {
    draft.refuse(
      'clone-version',
      'version',
      `The source runs ${from}, not ${to}.`,
      isEarly ? from : `${from.split('.').slice(0, 2).join('.')}.x`,
    );
  }
}
