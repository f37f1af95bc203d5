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

import { MysqlInputs } from '@database-platform/plugin-databases-common';
import { Draft } from '../Draft';

/** What the definition fills in. */
const usual = { exposure: 'ClusterIP', defaultPort: 'mysql-rw' } as const;

/** Changes `spec.service`. */
export function changeService(
  draft: Draft,
  wanted: Pick<MysqlInputs['configure'], 'exposure' | 'defaultPort'>,
): void {
  const { service } = draft.scene.manifest;
  const change = (
    field: keyof typeof usual,
    key: string,
    rule: 'service-type' | 'service-port',
  ) => {
    const to = wanted[field];
    const from = service[field] ?? usual[field];
    if (to === undefined || to === from) {
      return;
    }
    const path = ['spec', 'service', key];
    draft.set(path, to);
    draft.tell(
      `${field === 'exposure' ? 'Service' : 'port 3306'} ${from} to ${to}`,
    );
    draft.impact(rule, {
      path: path.join('.'),
      from,
      to,
      effect: 'online',
      duration: 'seconds',
    });
  };
  change('exposure', 'type', 'service-type');
  change('defaultPort', 'defaultPort', 'service-port');
  if (wanted.defaultPort === 'mysql-ro' && service.defaultPort !== 'mysql-ro') {
    draft.warn(
      'service-port-read-only',
      'Port 3306 will lead to read-only members.',
      'defaultPort',
    );
  }
}
