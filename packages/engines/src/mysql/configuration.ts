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
import { isoTime, textsOf } from '../json';
import { amountSettings } from '../kubernetes/amountSettings';
import {
  configurationGroups,
  Settings,
} from '../kubernetes/configurationGroups';
import { dumpsGroup, dumpWords, mostDumps } from './dumps';
import { namesOf } from './names';
import { tlsSecretsOf } from './tls';
import { View } from './View';

/** The settings of the declaration and of the pods; groups without settings are left out. */
export function configurationOf(view: View): ConfigurationGroup[] {
  const { object } = view;
  return configurationGroups([
    ['mycnf', 'MySQL configuration', object.mycnf],
    ['mycnf-pods', 'MySQL configuration that pods are given', view.mycnf],
    ['tls', 'TLS', tlsSettings(view)],
    ['backup', 'Backup', backupSettings(view)],
    [dumpsGroup, 'Dumps that can be loaded', dumpSettings(view)],
    ['pods', 'Pods', podSettings(view)],
  ]);
}

function tlsSettings(view: View): Settings {
  if (view.object.selfSigned) {
    return { certificates: 'signed by MySQL itself' };
  }
  return Object.fromEntries(
    tlsSecretsOf(view).flatMap(({ title, secret, certificate }) => [
      [`${title} Secret`, secret],
      ...(certificate?.expires === undefined
        ? []
        : [[`${title} expires`, isoTime(certificate.expires) ?? 'not known']]),
    ]),
  );
}

function backupSettings({ object }: View): Settings {
  return Object.fromEntries([
    ...(object.profiles ?? []).map(({ name = '', kind, storage }) => [
      `profile ${name}`,
      [kind ?? 'no method', storage].filter(Boolean).join(' to '),
    ]),
    ...(object.schedules ?? []).map(({ name = '', schedule, zone, off }) => [
      `schedule ${name}`,
      `${schedule ?? 'not written'}${zone ? ` (${zone})` : ''}${
        off ? ', switched off' : ''
      }`,
    ]),
  ]);
}

/** The newest dumps, by their folders. */
function dumpSettings({ backups }: View): Settings {
  return Object.fromEntries(
    backups
      .flatMap(({ state, output, profile, ended }) =>
        state === 'Completed' && output && profile && ended
          ? [[output, dumpWords({ profile, ended })] as const]
          : [],
      )
      .slice(0, mostDumps),
  );
}

function podSettings(view: View): Settings {
  const { object } = view;
  const set = view.statefulSets.find(
    each => each.name === namesOf(view.name).statefulSet,
  );
  return {
    ...textsOf({
      image: set?.image,
      edition: object.edition,
      keyring: object.keyring,
      'made from': object.origin,
      'base server id': object.serverId,
    }),
    ...amountSettings(set),
  };
}
