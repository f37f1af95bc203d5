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

import { Endpoint } from '@database-platform/plugin-databases-common';
import { namesOf, usualPort } from './names';
import { View } from './View';

/** Where clients connect: the Services that the operator made. */
export function endpointsOf(view: View): Endpoint[] {
  const names = namesOf(view.name);
  const purposes = [
    ['primary', names.primaryService],
    ['replica', names.replicaService],
    ['pooler', names.pooler],
    ['pooler-replica', names.replicaPooler],
  ] as const;
  return purposes.flatMap(([purpose, name]) => {
    const service = view.services.find(each => each.name === name);
    return service === undefined
      ? []
      : [
          {
            purpose,
            service: name,
            host: `${name}.${view.namespace}.svc`,
            port: service.port ?? usualPort,
            exposure: service.type ?? 'ClusterIP',
            ...(service.host !== undefined && { externalHost: service.host }),
          },
        ];
  });
}
