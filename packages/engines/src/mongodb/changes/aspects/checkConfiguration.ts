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

import { scalar } from '../../../json';
import { isSecretive } from '../../../secretive';
import { Draft } from '../Draft';
import { readConfiguration } from './readConfiguration';
import {
  cacheSetting,
  knownSections,
  onTheCommandLine,
  prefixSetting,
} from './settings';
import { isBefore } from './isBefore';

/** What a configuration is for. */
export interface ConfigurationPlace {
  kind: 'mongod' | 'mongos';
  /** The input's field. */
  field: string;
  /** In words: `rs0`, `mongos`. */
  who: string;
  /** A single pod runs with it. */
  alone: boolean;
  /** For mongod: the storage engine of the replica set, and whether the operator sizes its cache by a memory limit. */
  engine?: string;
  hasMemoryLimit?: boolean;
}

type Settings = ReadonlyMap<string, unknown>;

/** Refuses what the operator or MongoDB refuses or ignores; settings that were there before and do not change are left alone. */
export function checkConfiguration(
  draft: Draft,
  place: ConfigurationPlace,
  text: string,
  present: string | undefined,
): boolean {
  const after = readConfiguration(text);
  if ('problem' in after) {
    draft.refuse(
      `configuration-${after.problem}`,
      place.field,
      `${place.who}: ${after.message}.`,
    );
    return false;
  }
  const old = readConfiguration(present);
  const before: Settings = 'problem' in old ? new Map() : old.settings;
  const unknown = after.sections.filter(section => !knownSections.has(section));
  if (unknown.length > 0) {
    draft.warn(
      'configuration-unknown',
      `${place.who}: ${unknown
        .map(each => `"${each.slice(0, 80)}"`)
        .join(', ')}.`,
      place.field,
    );
  }
  const changed = [...after.settings].filter(
    ([name, value]) => !before.has(name) || !same(before.get(name), value),
  );
  const errors = draft.errors.length;
  for (const [name, value] of changed) {
    checkSetting(draft, place, name, value);
  }
  checkEncryption(draft, place, before, after.settings);
  checkPort(draft, place, before, after.settings);
  return draft.errors.length === errors;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function checkSetting(
  draft: Draft,
  place: ConfigurationPlace,
  name: string,
  value: unknown,
): void {
  const { field, who, engine } = place;
  const words = `${who}: ${name.slice(0, 120)}`;
  if (name === 'net.tls.mode' || name === 'net.ssl.mode') {
    draft.refuse('configuration-tls-mode', field, `${words}.`);
    return;
  }
  if (name === 'storage.engine' && engine !== undefined && value !== engine) {
    draft.refuse(
      'configuration-engine',
      field,
      `${words}: the data is of "${engine}".`,
      engine,
    );
    return;
  }
  const ignored = ignoredBecause(draft, place, name, value);
  if (ignored !== undefined) {
    draft.refuse('configuration-ignored', field, `${words}: ${ignored}.`);
    return;
  }
  if (name === 'security.authorization' && value === 'disabled') {
    draft.warn('configuration-authorization', `${who}:`, field);
  }
  if (draft.isNew && name === 'setParameter.enableLocalhostAuthBypass') {
    draft.refuse('configuration-bootstrap', field, `${words}.`);
  }
  if (isSecretValue(name, value)) {
    draft.refuse('configuration-secret', field, `${words}.`);
  }
}

function ignoredBecause(
  draft: Draft,
  { kind, engine, hasMemoryLimit }: ConfigurationPlace,
  name: string,
  value: unknown,
): string | undefined {
  if (name === cacheSetting && hasMemoryLimit && engine === 'wiredTiger') {
    return 'the operator sizes the cache by the memory limit. Set "storage.wiredTiger.engineConfig.cacheSizeRatio" of the replica set in the manifest';
  }
  if (name === prefixSetting && value === false && kind === 'mongod') {
    return 'set "storage.wiredTiger.indexConfig" of the replica set in the manifest';
  }
  if (name === 'security.authorization' && isBefore(draft, '1.22.0')) {
    return value === 'disabled'
      ? 'before "crVersion" 1.22 the operator always asks for authorization'
      : undefined;
  }
  return onTheCommandLine(name, kind);
}

/** The value of a setting that names a file, a path or a flag is no secret. */
function isSecretValue(name: string, value: unknown): boolean {
  return (
    isSecretive(name) &&
    !/(file|path|url|name|mode|directory)$/i.test(name) &&
    typeof value === 'string' &&
    value !== ''
  );
}

/** Encryption is on unless the configuration says no; not so for the engine "inMemory" (pkg/apis/psmdb/v1/psmdb_defaults.go). */
function checkEncryption(
  draft: Draft,
  { kind, field, who, engine }: ConfigurationPlace,
  before: Settings,
  after: Settings,
): void {
  if (kind !== 'mongod') {
    return;
  }
  const name = 'security.enableEncryption';
  const isInMemory = engine === 'inMemory';
  const isOn = (settings: Settings) =>
    settings.has(name) ? settings.get(name) === true : !isInMemory;
  if (isInMemory) {
    if (isOn(after)) {
      draft.refuse('configuration-inmemory', field, `${who}: ${name}.`);
    }
  } else if (!draft.isNew && isOn(before) !== isOn(after)) {
    draft.refuse(
      'configuration-encryption',
      field,
      `${who}: the files are ${isOn(before) ? '' : 'not '}encrypted.`,
      String(isOn(before)),
    );
  }
}

function checkPort(
  draft: Draft,
  { field, who }: ConfigurationPlace,
  before: Settings,
  after: Settings,
): void {
  const port = (settings: Settings) =>
    scalar(settings.get('net.port')) ?? '27017';
  if (!draft.isNew && port(before) !== port(after)) {
    draft.warn(
      'configuration-port',
      `${who}: ${port(before)} to ${port(after).slice(0, 20)}.`,
      field,
    );
  }
}
