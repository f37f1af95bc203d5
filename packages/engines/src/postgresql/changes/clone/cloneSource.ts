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

import { at, text } from '../../../json';
import { parseQuantity, compareQuantities } from '../../../quantity';
import { bytesWords } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { Scene } from '../Scene';

/** The uid under which the source's backups are. */
export function sourceUid(
  { live, context }: Scene,
  asked: string | undefined,
): string | undefined {
  return asked ?? live?.uid ?? context.database?.uid;
}

/** Whether the clone can be made of this source. */
export function checkSource(
  draft: Draft,
  source: Scene,
  input: { timestamp?: string; version?: string; volume?: string },
): void {
  const { target, source: from } = source.context;
  const isElsewhere =
    from !== undefined &&
    (from.namespace !== target.namespace ||
      from.kubernetesCluster !== target.kubernetesCluster);
  if (from !== undefined && !isElsewhere && from.name === target.name) {
    draft.refuse(
      'clone-own-name',
      'target.name',
      `"${target.name}" is the source.`,
    );
  }
  if (isElsewhere && input.timestamp === undefined) {
    draft.refuse(
      'clone-namespace',
      'timestamp',
      `The source is in ${from.kubernetesCluster}/${from.namespace}.`,
      'a time, or the namespace of the source',
    );
  }
  checkVersion(draft, source, input.version);
  checkVolume(draft, source, input.volume);
}

function checkVersion(
  draft: Draft,
  { manifest, context }: Scene,
  wanted: string | undefined,
): void {
  const present = context.database?.version ?? manifest.version;
  if (wanted === undefined || present === undefined) {
    return;
  }
  if (Number(wanted) < Number(present)) {
    draft.refuse(
      'clone-version-down',
      'version',
      `The source has version ${present}.`,
      `${present} or later`,
    );
  } else if (Number(wanted) > Number(present)) {
    draft.warn('clone-version-up', `From ${present} to ${wanted}.`, 'version');
  }
}

function checkVolume(
  draft: Draft,
  { manifest, context }: Scene,
  wanted: string | undefined,
): void {
  const size = parseQuantity(wanted);
  if (size === undefined) {
    return;
  }
  const declared = parseQuantity(manifest.volume);
  if (declared && compareQuantities(size, declared) < 0) {
    draft.refuse(
      'clone-volume',
      'volume',
      `The source has ${manifest.volume}.`,
      `${manifest.volume} or more`,
    );
    return;
  }
  const bytes = Math.max(
    0,
    ...(context.database?.volumes ?? []).flatMap(
      volume => volume.requestedBytes ?? [],
    ),
  );
  const claims = { digits: BigInt(Math.trunc(bytes)), scale: 0 };
  if (compareQuantities(size, claims) < 0) {
    draft.refuse(
      'clone-volume',
      'volume',
      `The volumes of the source have ${bytesWords(bytes)}.`,
      `${bytesWords(bytes)} or more`,
    );
  }
}

/** Whether there can be a backup of that time. */
export function checkTime(
  draft: Draft,
  source: Scene,
  { timestamp = '', uid }: { timestamp?: string; uid?: string },
): void {
  const { now, live, database } = source.context;
  const time = Date.parse(timestamp);
  if (sourceUid(source, uid) === undefined) {
    draft.refuse(
      'clone-uid',
      'uid',
      'The uid of the source cannot be read.',
      'metadata.uid of the source',
    );
  }
  if (time > now) {
    draft.refuse(
      'clone-future',
      'timestamp',
      `${timestamp} is yet to come.`,
      `before ${new Date(now).toISOString().slice(0, 19)}+00:00`,
    );
  }
  const made =
    text(at(live, 'metadata', 'creationTimestamp')) ?? database?.createdAt;
  if (uid === undefined && made !== undefined && time < Date.parse(made)) {
    draft.refuse(
      'clone-before-source',
      'timestamp',
      `The source was made at ${made}.`,
      `after ${made}, or the uid that it had before`,
    );
  }
}
