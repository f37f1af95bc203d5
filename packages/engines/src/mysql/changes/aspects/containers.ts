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

import { Amounts, writeAmounts, WrittenAmount } from '../../../changes/amounts';
import { namedItemAt } from '../../../changes/namedItems';
import { Path } from '../../../changes/paths';
import { Draft } from '../Draft';

/** An amount that was written, its place in words: `spec.podSpec.containers[mysql].resources.limits.cpu`. */
export interface ContainerAmount extends WrittenAmount {
  place: string;
}

/**
 * Writes CPU and memory of a container.
 *
 * @param podSpec - The path of the pod's specification.
 * @param place - The same in words.
 * @param prefix - Of the input's fields.
 */
export function writeContainerAmounts(
  draft: Draft,
  wanted: Amounts,
  options: {
    podSpec: Path;
    place: string;
    container: string;
    list?: 'containers' | 'initContainers';
    prefix?: string;
  },
): ContainerAmount[] {
  const { podSpec, place, container, prefix } = options;
  const { list = 'containers' } = options;
  const isAsked = [wanted.cpu, wanted.memory].some(
    amounts => amounts?.request !== undefined || amounts?.limit !== undefined,
  );
  if (!isAsked) {
    return [];
  }
  const { path, isThere } = namedItemAt(draft, [...podSpec, list], container);
  if (!isThere) {
    draft.set([...path, 'name'], container);
  }
  return writeAmounts(draft, wanted, [...path, 'resources'], prefix).map(
    amount => ({
      ...amount,
      place: `${place}.${list}[${container}].resources.${amount.bound}s.${amount.kind}`,
    }),
  );
}
