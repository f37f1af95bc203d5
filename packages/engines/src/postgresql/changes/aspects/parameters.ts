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
  postgresqlParameterEffect,
  PostgresqlParameterEffect,
} from '@database-platform/plugin-databases-common';
import { hideSecrets } from '../../../hideSecrets';
import { isSecretive } from '../../../secretive';
import { Draft } from '../Draft';
import { RuleId } from '../rules';
import { mayBeSet } from './mayBeSet';
import { runsAlone } from './resources';

/** A replica must not have less of these than its primary (pkg/cluster/sync.go, requirePrimaryRestartWhenDecreased). */
const primaryFirst: ReadonlySet<string> = new Set([
  'max_connections',
  'max_prepared_transactions',
  'max_locks_per_transaction',
  'max_worker_processes',
  'max_wal_senders',
]);

const archiving: ReadonlySet<string> = new Set([
  'archive_mode',
  'archive_command',
  'wal_level',
]);

const durability: ReadonlySet<string> = new Set([
  'fsync',
  'full_page_writes',
  'synchronous_commit',
]);

const offWords: ReadonlySet<string> = new Set([
  'off',
  'false',
  'no',
  '0',
  'f',
  'n',
  'of',
]);

/** Changes `spec.postgresql.parameters`; `null` takes a parameter out. */
export function changeParameters(
  draft: Draft,
  wanted: Readonly<Record<string, string | null>> | undefined,
): void {
  const { parameters: declared, version } = draft.scene.manifest;
  const changed = Object.entries(wanted ?? {}).filter(([name, value]) =>
    Object.hasOwn(declared, name) ? declared[name] !== value : value !== null,
  );
  for (const [name, value] of changed) {
    const from = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (value === null) {
      removeParameter(draft, name, from);
    } else if (mayBeSet(draft, name, value, version ?? draft.after.version)) {
      setParameter(draft, name, from, value);
    }
  }
  warnMixed(draft);
}

type Effect = Pick<Impact, 'effect' | 'duration'> & { rule: RuleId };

const effects: Readonly<Record<PostgresqlParameterEffect, Effect>> = {
  reload: { rule: 'parameter-reload', effect: 'online', duration: 'seconds' },
  'new sessions': {
    rule: 'parameter-new-sessions',
    effect: 'online',
    duration: 'seconds',
  },
  restart: {
    rule: 'parameter-restart',
    effect: 'rolling restart',
    duration: 'seconds',
  },
  recreate: {
    rule: 'parameter-recreate',
    effect: 'rolling restart',
    duration: 'minutes',
  },
  ignored: {
    rule: 'parameter-patroni',
    effect: 'ignored by the operator',
    duration: 'seconds',
  },
  'not known': {
    rule: 'parameter-unknown',
    effect: 'online',
    duration: 'not known',
  },
};

function effectOf(draft: Draft, name: string): Effect {
  const { scene } = draft;
  const found =
    effects[postgresqlParameterEffect(name, scene.manifest.version)];
  return found.rule === 'parameter-recreate' && runsAlone(draft)
    ? { ...found, effect: 'recreate' }
    : found;
}

function setParameter(
  draft: Draft,
  name: string,
  from: string | undefined,
  to: string,
): void {
  const field = `parameters.${name}`;
  const known = effectOf(draft, name);
  const lowered = isLowered(name, from, to);
  draft.set(['spec', 'postgresql', 'parameters', name], to);
  draft.tell(
    `${name} ${shown(name, from === undefined ? to : `${from} to ${to}`)}`,
  );
  draft.impact(lowered ? 'parameter-restart-lowered' : known.rule, {
    path: `spec.postgresql.parameters.${name}`,
    from: from && shown(name, from),
    to: shown(name, to),
    effect: known.effect,
    duration: known.duration,
  });
  if (known.rule === 'parameter-unknown') {
    draft.warn('parameter-unknown', `${name}:`, field);
  }
  if (archiving.has(name)) {
    draft.warn('parameter-archiving', `${name}:`, field);
  }
  if (durability.has(name) && offWords.has(to.trim().toLowerCase())) {
    draft.warn('parameter-durability', `${name} is turned off.`, field);
  }
}

function removeParameter(
  draft: Draft,
  name: string,
  from: string | undefined,
): void {
  const known = effectOf(draft, name);
  draft.remove(['spec', 'postgresql', 'parameters', name]);
  draft.tell(`${name} taken out`);
  const impact = {
    path: `spec.postgresql.parameters.${name}`,
    from: from && shown(name, from),
  };
  if (known.rule === 'parameter-recreate') {
    draft.impact('parameter-removed-recreate', { ...impact, ...known });
    return;
  }
  draft.impact('parameter-removed', {
    ...impact,
    effect: 'ignored by the operator',
    duration: 'seconds',
  });
  draft.warn(
    'parameter-removed',
    `${name} ${shown(name, from ?? '')} is taken out.`,
    `parameters.${name}`,
  );
}

function isLowered(
  name: string,
  from: string | undefined,
  to: string,
): boolean {
  return primaryFirst.has(name) && Number(from) > Number(to);
}

/** The operator restarts the primary first only when nothing else changes (pkg/cluster/sync.go, checkAndSetGlobalPostgreSQLConfiguration). */
function warnMixed(draft: Draft): void {
  const rules = draft.impacts.map(impact => impact.rule);
  const lowered = rules.filter(
    rule => rule === 'postgresql/parameter-restart-lowered',
  );
  const others = rules.filter(rule =>
    [
      'postgresql/parameter-reload',
      'postgresql/parameter-new-sessions',
      'postgresql/parameter-restart',
      'postgresql/parameter-unknown',
      'postgresql/synchronous-on',
      'postgresql/synchronous-off',
    ].includes(rule),
  );
  if (lowered.length > 0 && others.length > 0) {
    draft.warn(
      'parameter-lowered-mixed',
      'Make it a change of its own.',
      'parameters',
    );
  }
}

function shown(name: string, value: string): string {
  return isSecretive(name) ? '(not shown)' : hideSecrets(value).value;
}
