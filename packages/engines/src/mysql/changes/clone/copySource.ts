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
  ContainerAmounts,
  databaseAnnotations,
  MysqlInputs,
} from '@database-platform/plugin-databases-common';
import { EditValue } from '../../../changes/EditValue';
import { setOwners } from '../../../changes/newObject';
import { own } from '../../../changes/ManifestLayout';
import { Amounts, compareAmounts } from '../../../changes/amounts';
import { at, isObject } from '../../../json';
import { listWords } from '../../../kubernetes/words';
import { isSecretive } from '../../../secretive';
import { editMycnf } from '../../manifest/mycnf';
import { readAmounts } from '../../manifest/sections';
import { Draft } from '../Draft';
import { Scene } from '../Scene';

/** What the pods are made of, which the data may need. */
const asTheyAre = [
  'edition',
  'imageRepository',
  'imagePullPolicy',
  'imagePullSecrets',
] as const;

/** Writes what the new database takes over as it is: who owns it, the images and the configuration without what may hold a password. */
export function copySource(
  draft: Draft,
  { before, manifest }: Scene,
  team: string | undefined,
): void {
  const { owner, system } = databaseAnnotations;
  setOwners(draft, {
    team: team ?? own(manifest.annotations, owner),
    system: own(manifest.annotations, system),
  });
  for (const key of asTheyAre) {
    const value = at(before, 'spec', key);
    if (typeof value === 'string' || isNames(value)) {
      draft.set(['spec', key], value);
    }
  }
  const mycnf =
    manifest.mycnf &&
    editMycnf(
      manifest.mycnf,
      Object.fromEntries(secretive(manifest).map(name => [name, null])),
    );
  if (mycnf) {
    draft.set(['spec', 'mycnf'], mycnf);
  }
}

function isNames(value: unknown): value is EditValue & unknown[] {
  return (
    Array.isArray(value) &&
    value.every(
      each =>
        isObject(each) &&
        Object.values(each).every(entry => typeof entry === 'string'),
    )
  );
}

function secretive({ parameters }: Scene['manifest']): string[] {
  return Object.keys(parameters).filter(isSecretive);
}

/** CPU and memory as the source has them, but for what is asked for. */
export function amountsOf(
  { before, manifest }: Scene,
  { cpu, memory, sidecar, routers }: MysqlInputs['clone'],
) {
  const beside = readAmounts(at(before, 'spec', 'podSpec'), 'sidecar');
  return {
    members: merged(manifest, { cpu, memory }),
    sidecar: merged(beside, sidecar ?? {}),
    routers: {
      instances: routers?.instances ?? manifest.router.instances,
      ...merged(manifest.router, routers ?? {}),
      readOnlyTargets: routers?.readOnlyTargets,
      invalidatedClusterPolicy: routers?.invalidatedClusterPolicy,
    },
  };
}

function merged(
  { requests, limits }: ContainerAmounts,
  { cpu, memory }: Amounts,
): Amounts {
  return {
    cpu: { request: requests.cpu, limit: limits.cpu, ...cpu },
    memory: { request: requests.memory, limit: limits.memory, ...memory },
  };
}

/** Warns of volumes that are smaller than those of the source. */
export function checkVolume(draft: Draft, { manifest, context }: Scene): void {
  const wanted = draft.after.volume;
  const largest = Math.max(
    0,
    ...(context.database?.volumes ?? []).flatMap(
      ({ requestedBytes }) => requestedBytes ?? [],
    ),
  );
  const present =
    manifest.volume ?? (largest > 0 ? String(largest) : undefined);
  if ((compareAmounts(wanted, present) ?? 0) < 0) {
    draft.warn(
      'clone-volume',
      `The source has ${present}, the new database ${wanted}.`,
      'volume',
    );
  }
}

/** Parts of a spec that the new database has of its own, or that it gets. */
const takenOver: ReadonlySet<string> = new Set([
  ...asTheyAre,
  'secretName',
  'version',
  'instances',
  'baseServerId',
  'tlsUseSelfSigned',
  'tlsCASecretName',
  'tlsSecretName',
  'datadirVolumeClaimTemplate',
  'podSpec',
  'mycnf',
  'router',
  'initDB',
]);

/** Says which parts of the source the new database does not have. */
export function warnNotCopied(draft: Draft, { before, manifest }: Scene): void {
  const spec = at(before, 'spec');
  const parts = isObject(spec) ? Object.keys(spec) : [];
  const left = [
    ...parts.filter(key => !takenOver.has(key)),
    ...partsBeside(at(spec, 'podSpec'), ['containers', 'initContainers']).map(
      key => `podSpec.${key}`,
    ),
    ...partsBeside(at(spec, 'router'), [
      'instances',
      'podSpec',
      'tlsSecretName',
    ]).map(key => `router.${key}`),
    ...secretive(manifest),
  ];
  if (left.length > 0) {
    draft.warn('clone-not-copied', `Left out: ${listWords(left)}.`);
  }
}

function partsBeside(value: unknown, known: readonly string[]): string[] {
  return isObject(value)
    ? Object.keys(value).filter(key => !known.includes(key))
    : [];
}
