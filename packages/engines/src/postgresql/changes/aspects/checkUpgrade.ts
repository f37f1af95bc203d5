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
  checkPostgresqlParameter,
  isMeasured,
  Member,
} from '@database-platform/plugin-databases-common';
import { operatorAnnotations } from '../../facts/keptAnnotations';
import { listWords } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { annotationOf } from '../Scene';

/** The operator skips an upgrade when a member is further behind (pkg/cluster/majorversionupgrade.go). */
const mostLagBytes = 16 * 1024 * 1024;

/** What stands in the way of an upgrade in place, and what it means. */
export function checkUpgrade(draft: Draft, wanted: string): void {
  const { scene } = draft;
  const { manifest, operator } = scene;
  const team = manifest.team ?? '';
  draft.warn('version-irreversible', '', 'version');
  if (Number(wanted) - Number(manifest.version) > 1) {
    draft.warn(
      'version-jump',
      `From ${manifest.version} to ${wanted}.`,
      'version',
    );
  }
  if (manifest.standby) {
    draft.refuse('version-standby', 'version', 'This is a standby.');
  }
  if (
    operator.upgradeMode === 'off' &&
    !(operator.upgradeTeams ?? []).includes(team)
  ) {
    draft.refuse(
      'version-mode-off',
      'version',
      `This operator does not upgrade databases of the team "${team}": ask those who run it, or make a clone with the new version.`,
    );
  }
  const failed = annotationOf(scene, operatorAnnotations.upgradeFailed);
  if (failed !== undefined) {
    draft.refuse(
      'version-failed',
      'version',
      `The last upgrade failed (${failed.slice(0, 40)}).`,
      manifest.version,
    );
  }
  checkParameters(draft, wanted);
  if (manifest.logicalSlots.length > 0) {
    draft.warn(
      'version-slots',
      `Slots: ${listWords(manifest.logicalSlots)}.`,
      'version',
    );
  }
  warnWindows(draft);
  warnMembers(draft);
}

function checkParameters(draft: Draft, wanted: string): void {
  const { parameters, version } = draft.scene.manifest;
  const refused = Object.entries(parameters).flatMap(([name, value]) =>
    checkPostgresqlParameter(name, value, version) === undefined
      ? checkPostgresqlParameter(name, value, wanted)?.message ?? []
      : [],
  );
  if (refused.length > 0) {
    draft.refuse(
      'version-parameters',
      'version',
      `${refused.join('. ')}. Take it out first.`,
    );
  }
}

function warnWindows(draft: Draft): void {
  const { manifest, operator } = draft.scene;
  const windows = manifest.windows.length
    ? manifest.windows
    : operator.windows ?? [];
  if (windows.length > 0 && !operator.noWindows) {
    draft.warn(
      'version-window',
      `Windows: ${listWords(windows)} (UTC).`,
      'version',
    );
  }
}

function warnMembers(draft: Draft): void {
  const members = draft.scene.context.database?.topology.members ?? [];
  const behind = members.filter(
    member => member.role !== 'primary' && !isStreaming(member),
  );
  if (behind.length > 0) {
    draft.warn(
      'version-members',
      `Not ready for it now: ${listWords(behind.map(({ name }) => name))}.`,
      'version',
    );
  }
}

/** Lag that is not measured does not count. */
function isStreaming({ ready, state, lag }: Member): boolean {
  const bytes = isMeasured(lag) ? lag.bytes : undefined;
  return (
    ready &&
    (state === undefined || state === 'streaming' || state === 'running') &&
    !(bytes !== undefined && bytes > mostLagBytes)
  );
}
