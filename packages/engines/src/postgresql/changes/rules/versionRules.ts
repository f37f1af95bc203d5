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

import { issue, manual, source } from '../../findings/sources';
import { RuleText } from '../../../changes/RuleText';

const upgrade = source('pkg/cluster/majorversionupgrade.go');

export const versionRules = {
  'version-upgrade': {
    when: 'postgresql.version is raised',
    then: 'explains',
    effect:
      'All pods are made anew with the old version, then pg_upgrade runs in the primary and the replicas follow. While it runs nothing serves: usually well under a minute, longer with many tables.',
    source: manual('administrator', 'in-place-major-version-upgrade'),
  },
  'version-irreversible': {
    when: 'postgresql.version is raised',
    then: 'warns',
    effect:
      'There is no way back once pg_upgrade has begun, other than a clone to a time before it. Try it with a clone first.',
    source: manual('administrator', 'in-place-major-version-upgrade'),
  },
  'version-down': {
    when: 'postgresql.version is lowered',
    then: 'refuses',
    effect: 'The operator ignores it.',
    source: source('pkg/cluster/cluster.go'),
  },
  'version-unknown': {
    when: 'postgresql.version is none that the definition allows',
    then: 'refuses',
    effect: 'The API server refuses the object.',
    source: source('manifests/postgresql.crd.yaml'),
  },
  'version-jump': {
    when: 'postgresql.version is raised by more than one',
    then: 'warns',
    effect:
      'It works in one step. The changes of every version between count: read the release notes of all of them.',
    source: manual('administrator', 'in-place-major-version-upgrade'),
  },
  'version-mode-off': {
    when: 'the option "major_version_upgrade_mode" is "off", and the team is not on "major_version_upgrade_team_allow_list"',
    then: 'refuses',
    effect: 'The pods are made anew and run the old version as before.',
    source: upgrade,
  },
  'version-mode-full': {
    when: 'the option "major_version_upgrade_mode" is "full" and the version is below "minimal_major_version"',
    then: 'warns',
    effect:
      'The operator upgrades to "target_major_version" by itself, and leaves the object as it is.',
    source: upgrade,
  },
  'version-window': {
    when: 'postgresql.version is raised and there are maintenance windows',
    then: 'warns',
    effect:
      'Nothing happens before the next window; the status is "Running" all the while.',
    source: manual('administrator', 'upgrade-during-maintenance-windows'),
  },
  'version-members': {
    when: 'postgresql.version is raised while a member does not stream, or is more than 16 MiB behind',
    then: 'warns',
    effect:
      'The operator skips the upgrade, in its log only, with status "Running".',
    source: issue(3103),
  },
  'version-failed': {
    when: 'postgresql.version is raised after an upgrade failed (annotation "last-major-upgrade-failure")',
    then: 'refuses',
    effect:
      'The operator does not try again until the version has been set back to the one that runs.',
    source: manual('administrator', 'upgrade-annotations'),
  },
  'version-standby': {
    when: 'postgresql.version of a standby database is raised',
    then: 'refuses',
    effect:
      'The operator skips it: a standby is made anew with the new version.',
    source: upgrade,
  },
  'version-image': {
    when: 'the image does not have the version',
    then: 'refuses',
    effect: 'The upgrade fails, or the members of a new database do not start.',
    source: manual('reference/operator_parameters', 'general'),
  },
  'version-image-unknown': {
    when: 'postgresql.version is raised and the image does not say which versions it has',
    then: 'warns',
    effect: 'If it does not have the version, the upgrade fails.',
    source: manual('reference/operator_parameters', 'general'),
  },
  'version-parameters': {
    when: 'a parameter of the manifest does not exist in the new version',
    then: 'refuses',
    effect: 'PostgreSQL of the new version does not start with it.',
    source: {
      title: 'Manual of PostgreSQL: release notes',
      url: 'https://www.postgresql.org/docs/release/',
    },
  },
  'version-slots': {
    when: 'postgresql.version is raised and Patroni keeps logical replication slots',
    then: 'warns',
    effect:
      'Logical slots lose their position: what reads from them has to begin again.',
    source: {
      title: 'Manual of PostgreSQL: pg_upgrade',
      url: 'https://www.postgresql.org/docs/current/pgupgrade.html',
    },
  },
} as const satisfies Record<string, RuleText>;
