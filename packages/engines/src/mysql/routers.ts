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
import { compact } from '../json';
import { namesOf } from './names';
import { View } from './View';

/** The Routers: clients reach the primary through them. */
export interface Routers {
  name: string;
  wanted: number;
  ready: number;
  /** They are made only once all members have joined the group once (cluster_controller.py). */
  exists: boolean;
}

/** `undefined` where none are asked for or their ReplicaSets cannot be read. */
export function routersOf(view: View): Routers | undefined {
  const exists = view.routers.some(({ members = 1 }) => members > 0);
  const declared = Math.max(0, view.object.router?.members ?? 1);
  if (view.gapOf('routerSet') !== undefined || (declared === 0 && !exists)) {
    return undefined;
  }
  return {
    name: namesOf(view.name).router,
    wanted: declared,
    ready: view.routers.reduce(
      (sum, { ready = 0 }) => sum + Math.max(0, ready),
      0,
    ),
    exists,
  };
}

/** The Routers as the model has them. */
export function companionsOf(
  { object }: View,
  routers: Routers | undefined,
): Companion[] {
  return routers === undefined
    ? []
    : [
        {
          kind: 'router',
          name: routers.name,
          ready: routers.ready,
          total: Math.max(routers.wanted, routers.ready),
          settings: compact({
            version: object.router?.version ?? '',
            'read-only targets': object.router?.readOnly ?? '',
            'when the cluster is invalidated': object.router?.policy ?? '',
          }),
        },
      ];
}
