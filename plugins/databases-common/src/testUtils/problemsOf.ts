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

import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '@database-platform/plugin-databases-common';
import { fieldOf } from './fieldOf';
import { isObject, Place, placesOf } from './places';

const broken = /undefined|NaN|\[object/;

/** Whether words say something, and nothing that stands for a value that is not there. */
export function isSentence(words: string): boolean {
  return /\S/.test(words) && !broken.test(words);
}

/** What must hold for every observation, and does not hold for this one. */
export function problemsOf(observed: Observation): string[] {
  const { members, topology, findings } = observed;
  const sentences = [
    observed.reason,
    ...(observed.advice === undefined ? [] : [observed.advice]),
    ...findings.flatMap(({ title, detail, advice }) => [
      title,
      detail,
      ...(advice === undefined ? [] : [advice]),
    ]),
    ...observed.gaps.map(({ reason }) => reason),
    ...topology.members.flatMap(({ notReadyReason }) => notReadyReason ?? []),
  ];
  return [
    ...sentences
      .filter(words => !isSentence(words))
      .map(words => `not a sentence: "${words}"`),
    ...(members.ready > members.total ? ['more are ready than there are'] : []),
    ...topology.members
      .filter(({ lag }) => !('notMeasured' in lag) && !((lag.bytes ?? -1) >= 0))
      .map(({ name }) => `${name} has a lag that is no figure`),
    ...lossesOf(withoutUndefined(observed)).map(
      place => `${place.join('.')} is lost as JSON`,
    ),
  ];
}

/** The places of what JSON cannot tell: figures that are none, text with half characters is one of them too. */
function lossesOf(value: unknown): Place[] {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return placesOf(value).filter(
    place =>
      !isDeepStrictEqual(fieldOf(copy, ...place), fieldOf(value, ...place)),
  );
}

/** Fields that are `undefined` and fields that are absent mean the same. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutUndefined);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, entry]) =>
          entry === undefined ? [] : [[key, withoutUndefined(entry)]],
        ),
      )
    : value;
}
