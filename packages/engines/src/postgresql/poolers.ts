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

import { Companion } from '@database-platform/plugin-databases-common';
import { textsOf } from '../json';
import { namesOf } from './names';
import { View } from './View';

/** A connection pooler that is declared, or there, or both. */
export interface Pooler {
  name: string;
  declared: boolean;
  exists: boolean;
  ready: number;
  total: number;
  settings: Readonly<Record<string, string>>;
}

/** The poolers of a database; none when Deployments cannot be read. */
export function poolersOf(view: View): Pooler[] {
  const declared = view.object.pooler;
  const names = namesOf(view.name);
  if (view.gapOf('deployment') !== undefined) {
    return [];
  }
  const pooler = (name: string, isDeclared: boolean): Pooler[] => {
    const deployment = view.poolers.find(each => each.name === name);
    if (deployment === undefined && !isDeclared) {
      return [];
    }
    return [
      {
        name,
        declared: isDeclared,
        exists: deployment !== undefined,
        ready: deployment?.ready ?? 0,
        total: deployment?.members ?? declared?.members ?? 0,
        settings: textsOf({
          mode: deployment?.mode ?? declared?.mode,
          connections: deployment?.connections,
        }),
      },
    ];
  };
  return [
    ...pooler(names.pooler, declared?.primary ?? false),
    ...pooler(names.replicaPooler, declared?.replica ?? false),
  ];
}

/** The poolers as the model has them. */
export function companionsOf(view: View): Companion[] {
  return poolersOf(view).map(({ name, ready, total, settings }) => ({
    kind: 'pooler',
    name,
    ready,
    total,
    settings,
  }));
}
