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
import { compareVersions } from '../../../versions';
import { Draft } from '../Draft';
import { membersOf } from './members';
import { needsSetUp } from './needsSetUp';
import { pendingSettings } from './parameters';

/** What the operator runs (mysqloperator/controller/config.py). */
const oldest = '8.0.27';
const barred = '8.0.29';

/** Series with long-term support, of which none may be skipped (manual of MySQL, innovation and LTS releases). */
const supported = ['8.4', '9.7'];

/** Changes `spec.version`: later only. */
export function changeVersion(draft: Draft, wanted: string | undefined): void {
  const { manifest, context } = draft.scene;
  const declared = manifest.version;
  if (wanted === undefined || wanted === declared) {
    return;
  }
  const now = draft.isNew ? undefined : declared ?? context.database?.version;
  if (!isRun(draft, wanted) || !isLater(draft, wanted, now)) {
    return;
  }
  draft.set(['spec', 'version'], wanted);
  draft.tell(
    now === undefined ? `version ${wanted}` : `version ${now} to ${wanted}`,
  );
  if (draft.isNew) {
    return;
  }
  needsSetUp(draft, 'version');
  const alone = membersOf(draft.after) === 1;
  draft.impact('version-upgrade', {
    path: 'spec.version',
    from: declared,
    to: wanted,
    effect: alone ? 'recreate' : 'rolling restart',
    duration: 'minutes',
    ...(alone && {
      reason: 'The only member is made anew: nothing serves until it is back.',
    }),
  });
  warn(draft);
}

/** Refuses what the operator does not run. */
function isRun(draft: Draft, wanted: string): boolean {
  const { operatorVersion } = draft.scene;
  const range = `${oldest} to ${
    operatorVersion ?? "the operator's own version"
  }`;
  if ((compareVersions(wanted, oldest) ?? 0) < 0) {
    draft.refuse(
      'version-too-old',
      'version',
      `${wanted} is before ${oldest}.`,
      range,
    );
    return false;
  }
  if (wanted === barred) {
    draft.refuse('version-barred', 'version', `${wanted} is barred.`, range);
    return false;
  }
  if ((compareVersions(wanted, operatorVersion) ?? 0) > 0) {
    draft.refuse(
      'version-too-new',
      'version',
      `The operator runs versions up to ${operatorVersion}, not ${wanted}.`,
      range,
    );
    return false;
  }
  if (operatorVersion === undefined) {
    draft.warn(
      'version-operator-unknown',
      'It is not known which versions the operator runs.',
      'version',
    );
  }
  return true;
}

/** Refuses what MySQL cannot go to from the version that is there. */
function isLater(
  draft: Draft,
  wanted: string,
  now: string | undefined,
): boolean {
  if ((compareVersions(wanted, now) ?? 0) < 0) {
    draft.refuse(
      'version-down',
      'version',
      `${wanted} is before ${now}.`,
      `${now} or later`,
    );
    return false;
  }
  const skipped = supported.find(
    series =>
      (compareVersions(now, `${series}.0`) ?? 0) < 0 &&
      isAfterSeries(wanted, series),
  );
  if (skipped !== undefined) {
    draft.refuse(
      'version-skip',
      'version',
      `From ${now} to ${wanted} goes past ${skipped}.`,
      `a version of ${skipped} or before it`,
    );
    return false;
  }
  return true;
}

function isAfterSeries(version: string, series: string): boolean {
  return (
    (compareVersions(version, `${series}.0`) ?? 0) > 0 &&
    !version.startsWith(`${series}.`)
  );
}

function warn(draft: Draft): void {
  const { manifest, context } = draft.scene;
  draft.warn('version-irreversible', '', 'version');
  if (manifest.router.version !== undefined) {
    draft.warn(
      'version-router-pinned',
      `router.version is ${manifest.router.version}.`,
      'version',
    );
  }
  if (manifest.readReplicas.length > 0) {
    draft.warn(
      'version-replicas-stay',
      `Read replicas: ${listWords(
        manifest.readReplicas.map(
          ({ name, version }) => `${name} (${version ?? 'no version'})`,
        ),
      )}.`,
      'version',
    );
  }
  const pending = pendingSettings(draft.scene);
  if (pending.length > 0) {
    draft.warn('mycnf-pending', `Settings: ${listWords(pending)}.`, 'version');
  }
  const away = (context.database?.topology.members ?? []).filter(
    member => member.group === undefined && !member.ready,
  );
  if (away.length > 0) {
    draft.warn(
      'version-members',
      `Not ready now: ${listWords(away.map(({ name }) => name))}.`,
      'version',
    );
  }
}
