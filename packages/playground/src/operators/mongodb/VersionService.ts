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
/** The images that belong together. */
export interface OfferedVersion {
  mongodb: string;
  backup: string;
}

/** Percona's version service: what `upgradeOptions.apply` comes to; nothing for what it does not know. */
export type VersionService = (apply: string) => OfferedVersion | undefined;

/** Newest first, as released with operator 1.22.0 (e2e-tests/release_versions). */
const mongodbVersions = ['8.0.19-7', '7.0.30-16', '6.0.27-21'];
const backupVersion = '2.12.0';

/** What the service of release 1.22.0 answers for `recommended`, `latest`, `8.0-recommended` and exact versions. */
export const offeredVersions: VersionService = apply => {
  const major = /^(\d+\.\d+)(-(recommended|latest))?$/.exec(apply)?.[1];
  const found =
    apply === 'recommended' || apply === 'latest'
      ? mongodbVersions[0]
      : mongodbVersions.find(
          version => version === apply || version.startsWith(`${major}.`),
        );
  return found === undefined
    ? undefined
    : {
        mongodb: `percona/percona-server-mongodb:${found}`,
        backup: `percona/percona-backup-mongodb:${backupVersion}`,
      };
};
