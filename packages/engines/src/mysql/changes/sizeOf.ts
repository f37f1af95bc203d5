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
  DeclaredSize,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { withSidecars } from '../../kubernetes/facts/sidecarAmounts';
import { readManifest } from '../manifest/MysqlManifest';
import { membersOf } from './aspects/members';
import { routersOf } from './aspects/routers';

/**
 * What a manifest asks for. Amounts that it leaves out are not made up; whether a transaction waits for other members is nothing that it says.
 */
export function sizeOf(object: UnknownObject): DeclaredSize {
  const manifest = readManifest(object);
  const { version, storageClass, volume, requests, limits } = manifest;
  const { router, readReplicas } = manifest;
  return {
    members: membersOf(manifest),
    ...(version !== undefined && { version }),
    ...(storageClass !== undefined && { storageClass }),
    ...(volume !== undefined && { volume }),
    requests,
    limits,
    ...withSidecars(manifest.sidecars),
    companions: [
      {
        count: routersOf(manifest),
        requests: router.requests,
        limits: router.limits,
        ...withSidecars(router.sidecars),
      },
      ...readReplicas.map(set => ({
        count: set.instances ?? 1,
        requests: set.requests,
        limits: set.limits,
        ...withSidecars(set.sidecars),
        ...(set.volume !== undefined && { volume: set.volume }),
        ...(set.storageClass !== undefined && {
          storageClass: set.storageClass,
        }),
      })),
    ].filter(({ count }) => count > 0),
  };
}
