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

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UnknownObject } from '@database-platform/plugin-databases-common';
import { parse } from 'yaml';
import { at, isObject } from '../../json';
import { projectOperator, projectOperatorConfigMap } from './operatorFact';

const configuration = {
  min_instances: 2,
  max_instances: 5,
  enable_team_id_clustername_prefix: true,
  enable_maintenance_windows: false,
  maintenance_windows: ['Sat:22:00-23:59', 'Sun:00:00-01:00'],
  resync_period: '15m',
  ignore_instance_limits_annotation_key: 'ignore',
  set_memory_request_to_limit: true,
  docker_image: 'ghcr.io/zalando/spilo-18:4.1-p2',
  users: { super_username: 'root', replication_username: 'standby' },
  major_version_upgrade: {
    major_version_upgrade_mode: 'full',
    major_version_upgrade_team_allow_list: ['orders', 'payments'],
    minimal_major_version: '15',
    target_major_version: '17',
  },
  kubernetes: {
    enable_pod_disruption_budget: false,
    enable_persistent_volume_claim_deletion: false,
    enable_secrets_deletion: false,
    delete_annotation_date_key: 'delete-date',
    delete_annotation_name_key: 'delete-name',
    persistent_volume_claim_retention_policy: {
      when_deleted: 'retain',
      when_scaled: 'delete',
    },
    secret_name_template: '{username}.{cluster}',
    storage_resize_mode: 'mixed',
  },
  postgres_pod_resources: {
    min_cpu_limit: '250m',
    min_memory_limit: '250Mi',
    max_cpu_request: '1',
    max_memory_request: '4Gi',
  },
  aws_or_gcp: { wal_s3_bucket: 'archive' },
  teams_api: { protected_role_names: ['admin', 'cron_admin'] },
  connection_pooler: {
    connection_pooler_number_of_instances: 3,
    connection_pooler_max_db_connections: 90,
    connection_pooler_mode: 'session',
    connection_pooler_user: 'bouncer',
  },
};

/** As a ConfigMap has it: no sections, all text. */
function flat(section: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(section).flatMap(([key, value]): [string, string][] => {
      if (Array.isArray(value)) {
        return [[key, value.join(',')]];
      }
      if (key === 'persistent_volume_claim_retention_policy') {
        return [
          [
            key,
            Object.entries(value)
              .map(pair => pair.join(':'))
              .join(', '),
          ],
        ];
      }
      return isObject(value)
        ? Object.entries(flat(value))
        : [[key, String(value)]];
    }),
  );
}

const example = resolve(
  __dirname,
  '../../../../../../shared/examples/zalando-postgres-operator/postgresql-operator-default-configuration.yaml',
);
const describePresent = existsSync(example) ? describe : describe.skip;

describePresent("the operator's own example", () => {
  it('is read, and the same as text without sections', () => {
    const object: unknown = parse(readFileSync(example, 'utf8'));
    const fact = projectOperator(object as UnknownObject);
    expect(fact).toMatchObject({
      minMembers: -1,
      maxMembers: -1,
      upgradeMode: 'manual',
      resize: 'pvc',
      superUser: 'postgres',
      budget: true,
    });
    expect(
      projectOperatorConfigMap({
        data: flat(at(object, 'configuration') as object),
      }),
    ).toEqual(fact);
  });
});

describe("the operator's options", () => {
  it('are the same from a ConfigMap as from an OperatorConfiguration', () => {
    const fact = projectOperator({ configuration });
    expect(projectOperatorConfigMap({ data: flat(configuration) })).toEqual(
      fact,
    );
    expect(fact).toMatchObject({
      maxMembers: 5,
      whenScaled: 'delete',
      keepClaims: true,
      archive: true,
      upgradeTeams: ['orders', 'payments'],
      defaultPooler: { members: 3, connections: 90, mode: 'session' },
      budget: false,
    });
  });

  it('are none in a ConfigMap of something else', () => {
    for (const object of [
      {},
      { data: null },
      { data: { 'config.yaml': 'docker_image: x' } },
    ]) {
      expect(projectOperatorConfigMap(object)).toBeUndefined();
    }
  });
});
