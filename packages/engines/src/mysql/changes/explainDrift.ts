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

import { driftExplainer } from '../../changes/driftExplainer';
import { sameValue } from '../../changes/manifestEdits';
import { isObject } from '../../json';
import { readMycnf } from '../manifest/mycnf';

/** What the definition fills in, by the path of the field; `*` stands for any item of a list. */
const filledIn: Readonly<Record<string, unknown>> = {
  'spec.instances': 1,
  'spec.baseServerId': 1000,
  'spec.tlsUseSelfSigned': false,
  'spec.router.instances': 1,
  'spec.router.routingOptions.stats_updates_frequency': 0,
  'spec.service.type': 'ClusterIP',
  'spec.service.defaultPort': 'mysql-rw',
  'spec.datadirPermissions.setRightsUsingInitContainer': true,
  'spec.datadirPermissions.fsGroupChangePolicy': '',
  'spec.metrics.monitor': false,
  'spec.backupProfiles.*.dumpInstance.storage.s3.profile': '',
  'spec.backupSchedules.*.enabled': true,
  'spec.backupSchedules.*.deleteBackupData': false,
  'spec.backupSchedules.*.backupProfile.dumpInstance.storage.s3.profile': '',
  'spec.readReplicas.*.instances': 1,
  'spec.initDB.clone.rootUser': 'root',
  'spec.initDB.dump.storage.s3.profile': '',
};

/** Why a difference between Git and the Kubernetes cluster is as it should be. */
export const explainDrift = driftExplainer({
  written: [
    [
      /^metadata\.finalizers\b/,
      'The operator puts its finalizer there, so that it can take the members out of the group first.',
    ],
    [
      /^metadata\.annotations\.(kopf\.zalando\.org\/|mysql\.oracle\.com\/)/,
      'The operator notes there what it has done.',
    ],
  ],
  quantity:
    /^spec\.(datadirVolumeClaimTemplate\.resources\.requests\.storage|(router\.)?podSpec\.containers\.\d+\.resources\.(requests|limits)\.[\w-]+)$/,
  same: (path, git, cluster) => {
    if (path === 'spec.mycnf' && sameMycnf(git, cluster)) {
      return 'The same settings: remarks and blank lines do not matter.';
    }
    return sameValue(withDefaults(path, git), withDefaults(path, cluster))
      ? 'The API server fills in what the definition has as a default.'
      : undefined;
  },
});

function sameMycnf(git: unknown, cluster: unknown): boolean {
  return (
    typeof git === 'string' &&
    typeof cluster === 'string' &&
    sameValue(readMycnf(git), readMycnf(cluster)) &&
    sameValue(otherSections(git), otherSections(cluster))
  );
}

/** What stands besides the settings of the server. */
function otherSections(text: string): string[] {
  let isOther = false;
  return text
    .split('\n')
    .map(line => line.replace(/(^|\s)[#;].*$/, '').trim())
    .filter(line => {
      const header = /^\[([^\]]*)\]/.exec(line);
      isOther = header ? header[1].trim() !== 'mysqld' : isOther;
      return line !== '' && isOther;
    });
}

/** A value without what the definition would fill in anyhow. */
function withDefaults(path: string, value: unknown): unknown {
  if (Object.hasOwn(filledIn, path) && sameValue(value, filledIn[path])) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map(item => withDefaults(`${path}.*`, item));
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      const kept = withDefaults(`${path}.${key}`, entry);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}
