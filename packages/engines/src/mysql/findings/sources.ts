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
  FindingSource,
  operatorSources,
} from '../../kubernetes/findings/sources';

export { kubernetes } from '../../kubernetes/findings/sources';

/** Places in the operator's source, and its issues. */
export const { source, issue } = operatorSources(
  'mysql/mysql-operator',
  '9.1.0-2.2.2',
);

/** A page of MySQL's manual. */
export function mysqlManual(title: string, page: string): FindingSource {
  return {
    title: `Manual of MySQL: ${title}`,
    url: `https://dev.mysql.com/doc/refman/8.4/en/${page}.html`,
  };
}

/** The part of MySQL Shell that loads dumps. */
export const loadDump: FindingSource = {
  title: 'Manual of MySQL Shell: dump loading utility',
  url: 'https://dev.mysql.com/doc/mysql-shell/8.4/en/mysql-shell-utilities-load-dump.html',
};

const controller = 'mysqloperator/controller/innodbcluster';

/** The operator's modules that rules speak about. */
export const modules = {
  api: source(`${controller}/cluster_api.py`),
  controller: source(`${controller}/cluster_controller.py`),
  objects: source(`${controller}/cluster_objects.py`),
  sidecar: source('mysqloperator/sidecar_main.py'),
  initDb: source(`${controller}/initdb.py`),
  handlers: source(`${controller}/operator_cluster.py`),
  routers: source(`${controller}/router_objects.py`),
  versions: source('mysqloperator/controller/utils.py'),
  backup: source('mysqloperator/backup_main.py'),
  profiles: source('mysqloperator/controller/backup/backup_api.py'),
  schedules: source('mysqloperator/controller/backup/backup_objects.py'),
  backups: source('mysqloperator/controller/backup/operator_backup.py'),
  configuration: source('mysqloperator/controller/config.py'),
} as const;
