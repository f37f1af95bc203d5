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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { at } from '../../json';
import { ChangeRecord, ExpectedValue } from '../ChangeRecord';
import { isSame } from '../open/expectedValues';

/**
 * What the object in the Kubernetes cluster does not say yet; empty when the change has arrived there.
 */
export function unseenValues(
  change: Pick<ChangeRecord, 'kind' | 'expected'>,
  live: UnknownObject | undefined,
): readonly string[] {
  if (change.kind === 'delete') {
    return live ? ['its deletion'] : [];
  }
  if (!live) {
    return ['the object'];
  }
  return change.expected.filter(expected => !holds(live, expected)).map(tell);
}

function holds(live: UnknownObject, { path, value }: ExpectedValue): boolean {
  const found = at(live, ...path);
  return value === undefined
    ? found === undefined || found === null
    : isSame(found, value);
}

function tell({ path, value }: ExpectedValue): string {
  const name = path.join('.');
  if (value === undefined) {
    return `${name} to be taken out`;
  }
  return typeof value === 'object' ? name : `${name}: ${value}`;
}
