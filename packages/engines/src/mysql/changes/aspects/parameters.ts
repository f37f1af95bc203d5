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

import { own } from '../../../changes/ManifestLayout';
import { isSecretive } from '../../../secretive';
import { editMycnf, parameterKey } from '../../manifest/mycnf';
import { Draft } from '../Draft';
import { Scene } from '../Scene';
import { isReserved } from './reservedParameters';

/** A setting that is wanted otherwise than it is declared. */
interface Change {
  name: string;
  key: string;
  from?: string;
  /** `null` takes it out. */
  to: string | null;
}

/** Changes settings of `spec.mycnf`: those of pods that are there only together with the version. */
export function changeParameters(
  draft: Draft,
  wanted: Readonly<Record<string, string | null>> = {},
): void {
  const { manifest } = draft.scene;
  const isRead = draft.isNew || draft.after.version !== manifest.version;
  const taken = changesOf(draft, wanted).filter(
    change => mayBeSet(draft, change) && mayBeChanged(draft, change, isRead),
  );
  if (taken.length === 0) {
    return;
  }
  const text = editMycnf(
    draft.after.mycnf,
    Object.fromEntries(taken.map(({ name, to }) => [name, to])),
  );
  if (text === undefined) {
    draft.remove(['spec', 'mycnf']);
  } else {
    draft.set(['spec', 'mycnf'], text);
  }
  taken.forEach(change => say(draft, change));
  const written = taken.filter(
    change => change.to !== null && !isGiven(draft.scene, change),
  );
  if (written.length > 0) {
    draft.warn(
      'parameter-unchecked',
      `${written.map(({ name }) => name).join(', ')}:`,
      'parameters',
    );
  }
}

function changesOf(
  draft: Draft,
  wanted: Readonly<Record<string, string | null>>,
): Change[] {
  const keys = new Set<string>();
  const { parameters } = draft.after;
  return Object.entries(wanted).flatMap(([name, value]): Change[] => {
    const key = parameterKey(name);
    if (keys.has(key)) {
      draft.refuse(
        'parameter-twice',
        `parameters.${name}`,
        `${name} stands twice.`,
      );
      return [];
    }
    keys.add(key);
    const from = own(parameters, key);
    const to = value === null ? null : value.trim();
    return (from ?? null) === to
      ? []
      : [{ name, key, ...(from !== undefined && { from }), to }];
  });
}

function mayBeSet(draft: Draft, { name, key, to }: Change): boolean {
  const field = `parameters.${name}`;
  if (to === null) {
    return true;
  }
  if (isReserved(key)) {
    draft.refuse('parameter-reserved', field, `${name} cannot be set.`);
  } else if (isSecretive(name)) {
    draft.refuse(
      'parameter-secret',
      field,
      `${name} may hold a password and cannot be set here.`,
    );
  } else if (to.includes('#')) {
    draft.refuse('parameter-value', field, `The value of ${name} holds "#".`);
  } else {
    return true;
  }
  return false;
}

function mayBeChanged(draft: Draft, change: Change, isRead: boolean): boolean {
  if (isRead || isGiven(draft.scene, change)) {
    return true;
  }
  draft.refuse(
    'mycnf-ignored',
    `parameters.${change.name}`,
    `${change.name} of pods that are there cannot be changed by the declaration alone.`,
    own(draft.scene.manifest.parameters, change.key),
  );
  return false;
}

/** Whether the pods are given it already. */
function isGiven({ podSettings }: Scene, { key, to }: Change): boolean {
  const given = podSettings?.get(key);
  return (
    podSettings !== undefined &&
    given === (to === null ? undefined : shown(key, to))
  );
}

/** As the settings of the pods are shown. */
function shown(name: string, value: string): string {
  if (isSecretive(name)) {
    return '(not shown)';
  }
  return value.slice(0, 200) || '(set)';
}

function say(draft: Draft, change: Change): void {
  const { name, key, from, to } = change;
  const words = (value: string) => shown(key, value);
  const before = from === undefined ? undefined : words(from);
  const isRecord = isGiven(draft.scene, change);
  draft.tell(
    to === null
      ? `${name} taken out`
      : `${name} ${before === undefined ? '' : `${before} to `}${words(to)}`,
  );
  draft.impact(ruleOf(change, isRecord), {
    path: 'spec.mycnf',
    from: before && `${name}=${before}`,
    to: to === null ? undefined : `${name}=${words(to)}`,
    effect: isRecord ? 'ignored by the operator' : 'rolling restart',
    duration: isRecord ? 'seconds' : 'minutes',
  });
}

function ruleOf({ to }: Change, isRecord: boolean) {
  if (isRecord) {
    return 'mycnf-recorded';
  }
  return to === null ? 'mycnf-removed' : 'mycnf-with-version';
}

/** Names of settings that the manifest and the pods do not agree on; values that may be secret are not compared. */
export function pendingSettings({ manifest, podSettings }: Scene): string[] {
  if (podSettings === undefined) {
    return [];
  }
  const names = new Set([
    ...Object.keys(manifest.parameters),
    ...[...podSettings.keys()].filter(name => !name.startsWith('[')),
  ]);
  return [...names].filter(name => {
    const declared = own(manifest.parameters, name);
    return (
      !isSecretive(name) &&
      podSettings.get(name) !==
        (declared === undefined ? undefined : shown(name, declared))
    );
  });
}
