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
import { timeWords } from '../kubernetes/words';
import { alike } from './alike';
import { declaredSets } from './declaredSets';
import { ReplicaSetFact } from './facts/replicaSetFact';
import { podGroups } from './podSettings';
import { dataSets, Situation } from './Situation';
import { tlsSecretsOf } from './tls';

/** The settings of the declaration, and what follows from them; groups without settings are left out. */
export function configurationOf(situation: Situation): ConfigurationGroup[] {
  const { object } = situation;
  return hideSecretValues(
    configurationGroups([
      ['connection', 'Connection', connectionSettings(situation)],
      ...alike(declaredSets(object), set => set.settings).map(
        ({ first, names }) =>
          [
            `mongod-${first.name}`,
            `mongod of ${names}`,
            first.settings,
          ] as const,
      ),
      ...alike(declaredSets(object), setSettings).map(
        ({ first, names }) =>
          [
            `replica-set-${first.name}`,
            `Members of ${names}`,
            setSettings(first),
          ] as const,
      ),
      [
        'mongos',
        'mongos',
        {
          ...object.mongos?.settings,
          ...textsOf({ instances: object.mongos?.size }),
          ...amountSettings(object.mongos),
        },
      ],
      ...podGroups(situation),
      ['tls', 'TLS', tlsSettings(situation)],
      ['versions', 'Versions and updates', versionSettings(situation)],
      ['backup', 'Backup', backupSettings(situation)],
      ['storage', 'Volumes', storageSettings(situation)],
      ['monitoring', 'Monitoring', monitoringSettings(situation)],
    ]),
  );
}

/** What a driver needs besides the address. */
function connectionSettings(situation: Situation): Settings {
  const { object } = situation;
  const [set] = dataSets(situation);
  return textsOf({
    'hosts, as the operator says': object.status?.host,
    'replica set': object.sharded ? undefined : set?.name,
    'TLS mode': object.tls ?? 'preferTLS (the default)',
  });
}

function setSettings(set: ReplicaSetFact): Settings {
  return {
    ...textsOf({
      members: set.size,
      arbiters: set.arbiters,
      'hidden members': set.hidden,
      'members without a vote': set.nonVoting,
      'members elsewhere': set.external,
      'kept apart by': set.apart,
      volume: set.volume,
      'storage class': set.class,
      exposed: set.exposed,
    }),
    ...amountSettings(set),
  };
}

/** Names as they are in the object; the dates are cert-manager's. */
function tlsSettings(situation: Situation): Settings {
  const settings: [string, string][] = tlsSecretsOf(situation).flatMap(
    ({ title, secret, certificate }) => [
      [`${title}: name of the Kubernetes object`, secret] as [string, string],
      [
        `${title}: certificate expires`,
        certificate?.expires === undefined
          ? 'not known: cert-manager has no Certificate for it that can be read'
          : timeWords(certificate.expires),
      ],
      ...(certificate?.renews === undefined
        ? []
        : [
            [
              `${title}: certificate is renewed`,
              timeWords(certificate.renews),
            ] as [string, string],
          ]),
    ],
  );
  return {
    ...Object.fromEntries(settings),
    ...textsOf({ 'certificates are made for': situation.object.validity }),
  };
}

function versionSettings({ object, operatorVersion }: Situation): Settings {
  return textsOf({
    crVersion: object.crVersion,
    operator: operatorVersion,
    image: object.image,
    'update strategy': object.strategy ?? 'SmartUpdate (the default)',
    'automatic upgrades': object.upgrade,
    'automatic upgrades are looked for (UTC)': object.upgradeSchedule,
    'backup agent': object.status?.backupVersion,
    'fields that the operator wrote': object.written?.join(', ') || undefined,
    'safeguards switched off': object.unsafe?.join(', ') || undefined,
  });
}

/** States in which a backup is at its end. */
const ended: ReadonlySet<unknown> = new Set(['ready', 'error']);

function backupSettings({ object: { backup }, backups }: Situation): Settings {
  const underWay = backups.filter(({ state }) => !ended.has(state));
  const tasks = (backup?.tasks ?? []).map(
    task =>
      [
        `task ${task.name ?? ''}`,
        `${task.enabled ? '' : 'switched off, '}${task.type ?? 'logical'} at ${
          task.schedule ?? 'no time'
        } (UTC) to ${task.storage ?? 'no storage'}${
          task.keep ? `, ${task.keep} kept` : ''
        }`,
      ] as const,
  );
  return {
    ...Object.fromEntries(tasks),
    ...textsOf({
      enabled:
        backup?.enabled === undefined ? undefined : yesNo(backup.enabled),
      storages:
        backup?.storages
          ?.map(
            ({ name, type, main }) =>
              `${name} (${type}${main ? ', main' : ''})`,
          )
          .join(', ') || undefined,
      'under way': underWay.map(({ name }) => name).join(', ') || undefined,
      'point in time': backup?.pitr
        ? `a slice every ${backup.span ?? 10} minutes`
        : undefined,
    }),
  };
}

function storageSettings({ object }: Situation): Settings {
  const itself = object.growsOutside ? 'by something else' : 'no';
  return textsOf({
    'grow when the size is changed': yesNo(object.grows),
    'grow by themselves': object.growsItself ? 'by the operator' : itself,
    'grow up to': object.largest,
  });
}

function monitoringSettings({ object: { pmm }, name }: Situation): Settings {
  return pmm?.enabled
    ? textsOf({
        'PMM server': pmm.server,
        'name in PMM': pmm.name ?? name,
      })
    : { PMM: 'no' };
}

function yesNo(value: boolean | undefined): string {
  return value ? 'yes' : 'no';
}
