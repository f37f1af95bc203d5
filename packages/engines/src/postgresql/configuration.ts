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

import { ConfigurationGroup } from '@database-platform/plugin-databases-common';
import { textsOf } from '../json';
import { amountSettings } from '../kubernetes/amountSettings';
import {
  configurationGroups,
  hideSecretValues,
  Settings,
} from '../kubernetes/configurationGroups';
import { upstreamOf } from './members';
import { View } from './View';

/** The settings of the declaration, and what Patroni has in force; groups without settings are left out. */
export function configurationOf(view: View): ConfigurationGroup[] {
  const { object, records } = view;
  return hideSecretValues(
    configurationGroups([
      ['parameters', 'PostgreSQL parameters', object.parameters],
      [
        'patroni-parameters',
        'PostgreSQL parameters in force through Patroni',
        records.config?.parameters,
      ],
      [
        'patroni',
        'Patroni',
        {
          ...records.config?.settings,
          ...object.patroni,
          ...(object.slots?.length && {
            'replication slots': object.slots.join(', '),
          }),
        },
      ],
      ['pooler', 'Connection pooler', poolerSettings(view)],
      ['backup', 'Backup', backupSettings(view)],
      [
        'maintenance',
        'Maintenance',
        {
          ...(object.windows?.length && {
            'maintenance windows (UTC)': object.windows.join(', '),
          }),
        },
      ],
      ['origin', 'Origin', originSettings(view)],
      ['pods', 'Pods', podSettings(view)],
    ]),
  );
}

function poolerSettings({ object: { pooler } }: View): Settings {
  return textsOf({
    instances: pooler?.members,
    mode: pooler?.mode,
    schema: pooler?.schema,
    user: pooler?.user,
    'connections to the database': pooler?.connections,
  });
}

function backupSettings({ object: { backup, logical } }: View): Settings {
  return {
    ...backup,
    ...textsOf({
      'logical backup schedule (UTC)':
        logical?.schedule === 'default'
          ? "the operator's default"
          : logical?.schedule,
      'logical backup retention': logical?.retention,
    }),
  };
}

function originSettings(view: View): Settings {
  const { clone, standby } = view.object;
  return textsOf({
    'clone of': clone?.cluster,
    'clone until': clone?.timestamp,
    'clone uid': clone?.uid,
    'standby of': upstreamOf(view),
    'standby slot': standby?.slot,
  });
}

function podSettings({ object, statefulSet }: View): Settings {
  return {
    ...textsOf({
      image: statefulSet?.image ?? object.image,
      sidecars: object.sidecars?.join(', '),
      'TLS certificate': object.tls,
    }),
    ...amountSettings(statefulSet),
  };
}
