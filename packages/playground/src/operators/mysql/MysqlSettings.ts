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

/** What is built into a release of the operator (mysqloperator/controller/config.py). */
export interface MysqlSettings {
  /** The operator's own version: `<newest MySQL>-<operator>`. */
  operatorVersion: string;
  /** The newest MySQL that it runs, which is also the one it takes when nothing is said. */
  newestVersion: string;
  oldestVersion: string;
  imageRepository: string;
}

/** Releases of MySQL that the operator bars, and what it says about them. */
export const barredVersions: Readonly<Record<string, string>> = {
  '8.0.29':
    'Support for MySQL 8.0.29 is disabled. Please see https://dev.mysql.com/doc/relnotes/mysql-operator/en/news-8-0-29.html',
};

/** The settings of the operator's release `<newest MySQL>-<operator>`, such as `9.1.0-2.2.2`. */
export function settingsOf(operatorVersion: string): MysqlSettings {
  return {
    operatorVersion,
    newestVersion: operatorVersion.split('-')[0],
    oldestVersion: '8.0.27',
    imageRepository: 'container-registry.oracle.com/mysql',
  };
}
