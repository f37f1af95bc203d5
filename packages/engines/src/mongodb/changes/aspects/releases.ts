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

import { RuleText } from '../../../changes/RuleText';
import { manual } from '../../findings/sources';
import { majorOf } from './majors';

/** What was tested with a version of the operator. */
export interface Release {
  /** Major versions of MongoDB. */
  majors: readonly string[];
  /** Versions of Percona Server for MongoDB, the oldest first. */
  versions: readonly string[];
  /** The backup agent. */
  agent: string;
  source: RuleText['source'];
}

function releaseNotes(version: string): RuleText['source'] {
  return {
    title: `Percona Operator for MongoDB ${version}, release notes`,
    url: `https://docs.percona.com/percona-operator-for-mongodb/RN/Kubernetes-Operator-for-PSMONGODB-RN${version}.html`,
  };
}

const compatibility = manual('versions', 'versions compatibility');

function release(
  versions: readonly string[],
  agent: string,
  source: RuleText['source'],
): Release {
  return {
    majors: versions.flatMap(version => majorOf(version) ?? []),
    versions,
    agent,
    source,
  };
}

/** By minor version of the operator, as its last patch release was tested. */
const releases: Readonly<Record<string, Release>> = {
  '1.16': release(
    ['5.0.26-22', '6.0.15-12', '7.0.8-5'],
    '2.4.1',
    releaseNotes('1.16.2'),
  ),
  '1.17': release(
    ['5.0.28-24', '6.0.16-13', '7.0.12-7'],
    '2.5.0',
    releaseNotes('1.17.0'),
  ),
  '1.18': release(
    ['5.0.29-25', '6.0.18-15', '7.0.14-8'],
    '2.7.0',
    releaseNotes('1.18.0'),
  ),
  '1.19': release(
    ['6.0.19-16', '7.0.15-9', '8.0.4-1'],
    '2.8.0',
    releaseNotes('1.19.1'),
  ),
  '1.20': release(
    ['6.0.21-18', '7.0.18-11', '8.0.8-3'],
    '2.9.1',
    releaseNotes('1.20.1'),
  ),
  '1.21': release(
    ['6.0.27-21', '7.0.28-15', '8.0.17-6'],
    '2.11.0',
    releaseNotes('1.21.2'),
  ),
  '1.22': release(
    ['6.0.27-21', '7.0.30-16', '8.0.19-7'],
    '2.12.0',
    compatibility,
  ),
  '1.23': release(
    ['6.0.29-23', '7.0.37-20', '8.0.26-11'],
    '2.15.0',
    compatibility,
  ),
};

/** What goes with a version of the operator; nothing for one that is not known here. */
export function releaseOf(version: string | undefined): Release | undefined {
  const minor = /^\d+\.\d+/.exec(version ?? '')?.[0] ?? '';
  return Object.hasOwn(releases, minor) ? releases[minor] : undefined;
}
