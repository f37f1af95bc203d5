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
import { components, namesOf } from './names';
import { notReady } from './readiness';
import { Pod, View } from './View';

/** The mongos of a sharded database: clients reach the shards through them only. */
export interface Routers {
  name: string;
  wanted: number;
  ready: number;
  pods: readonly Pod[];
}

/** The mongos; nothing for a database without shards. */
export function routersOf(view: View): Routers | undefined {
  const { object, routers } = view;
  if (!object.sharded && routers.length === 0) {
    return undefined;
  }
  const statefulSet = view.statefulSets.find(
    each => each.component === components.mongos,
  );
  const declared = object.pause ? 0 : Math.max(0, object.mongos?.size ?? 0);
  const wanted = Math.max(0, statefulSet?.members ?? declared);
  const unseen = routers.length === 0 && view.gapOf('pod') !== undefined;
  return {
    name: namesOf(view.name).mongos,
    wanted,
    ready: unseen
      ? Math.min(Math.max(0, statefulSet?.ready ?? 0), wanted)
      : routers.filter(pod => notReady(pod) === undefined).length,
    pods: routers,
  };
}

/** The mongos as what runs beside the members. */
export function companionsOf(
  view: View,
  routers: Routers | undefined,
): Companion[] {
  const { mongos } = view.object;
  return routers === undefined
    ? []
    : [
        {
          kind: 'router',
          name: routers.name,
          ready: routers.ready,
          total: Math.max(routers.wanted, routers.pods.length),
          settings: compact({
            exposed: mongos?.exposed ?? '',
            'Service for each pod': mongos?.perPod ? 'yes' : '',
          }),
        },
      ];
}
