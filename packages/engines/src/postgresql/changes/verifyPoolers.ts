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

import { namesOf } from '../names';
import { leastPoolers } from './aspects/poolerChecks';
import { hasGap } from '../../changes/observed';
import { Check } from './observed';

/** Whether poolers are there, ready, of the right size and mode, or gone. */
export const verifyPoolers: Check = ({ name, pooler }, database) => {
  if (name === undefined || hasGap(database, 'deployments')) {
    return [];
  }
  const names = namesOf(name);
  const wanted = Math.max(pooler.instances ?? leastPoolers, leastPoolers);
  const check = (service: string, isAsked: boolean): string[] => {
    const real = database.companions.find(each => each.name === service);
    if (!isAsked) {
      return real === undefined
        ? []
        : [`The pooler ${service} is still there.`];
    }
    if (real === undefined) {
      return [`The pooler ${service} is not there.`];
    }
    const { mode } = real.settings;
    return [
      ...(real.ready < real.total || real.total === 0
        ? [`${real.ready} of ${real.total} pods of ${service} are ready.`]
        : []),
      ...(pooler.instances !== undefined && real.total !== wanted
        ? [`${service} has ${real.total} pods, not ${wanted}.`]
        : []),
      ...(pooler.mode !== undefined &&
      mode !== undefined &&
      mode !== pooler.mode
        ? [`${service} is in mode "${mode}", not "${pooler.mode}".`]
        : []),
    ];
  };
  return [
    ...check(names.pooler, pooler.primary),
    ...check(names.replicaPooler, pooler.replica),
  ];
};
