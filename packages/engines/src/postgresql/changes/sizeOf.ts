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
import { at } from '../../json';
import {
  sidecarAmounts,
  withSidecars,
} from '../../kubernetes/facts/sidecarAmounts';
import { readManifest } from '../manifest/PostgresqlManifest';
import { leastPoolers } from './aspects/poolerChecks';

/**
 * What a manifest asks for. Amounts that it leaves out are the operator's defaults, which are not known here; poolers are at least two pods
 * (pkg/cluster/connection_pooler.go).
 */
export function sizeOf(object: UnknownObject): DeclaredSize {
  const manifest = readManifest(object);
  const { members, version, storageClass, volume, synchronous } = manifest;
  const { pooler, requests, limits } = manifest;
  const count = Math.max(pooler.instances ?? leastPoolers, leastPoolers);
  return {
    ...(members !== undefined && { members }),
    ...(version !== undefined && { version }),
    ...(storageClass !== undefined && { storageClass }),
    ...(volume !== undefined && { volume }),
    synchronous,
    requests,
    limits,
    ...withSidecars(sidecarAmounts(at(object, 'spec', 'sidecars'))),
    companions: [pooler.primary, pooler.replica]
      .filter(Boolean)
      .map(() => ({ count, requests: pooler.requests, limits: pooler.limits })),
  };
}
