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
import { kubernetes } from '../../../kubernetes/findings/sources';
import { issue, manual, source } from '../../findings/sources';

const volumes = source('pkg/controller/perconaservermongodb/volumes.go');
const scaling = manual('scaling', 'storage resizing');
const definition = source(
  'config/crd/bases/psmdb.percona.com_perconaservermongodbs.yaml',
);

export const volumeRules = {
  'volume-grow': {
    when: 'the size of volumes is raised',
    then: 'explains',
    effect:
      'The operator grows the claims of all members while the database serves, then makes the StatefulSet anew around the running pods. If Kubernetes refuses (a quota, a class that does not grow), it writes the old size back into the object, and Git and reality differ.',
    source: volumes,
  },
  'volume-shrink': {
    when: 'the size of volumes is lowered',
    then: 'refuses',
    effect:
      'No volume is made smaller. The operator ends each pass with "requested storage is less than actual storage" and the state "error", so that nothing else takes effect either.',
    source: volumes,
  },
  'volume-below-claims': {
    when: 'the size of volumes is raised, but stays below that of the claims that are there',
    then: 'refuses',
    effect:
      'For the claims it is a shrink: the state becomes "error", and nothing else takes effect either.',
    source: volumes,
  },
  'volume-growth-off': {
    when: 'the size of volumes is raised, and "storageScaling.enableVolumeScaling" is not set',
    then: 'refuses',
    effect:
      'The operator ignores it without a word: it goes on with the old size, and the state stays "ready".',
    source: volumes,
  },
  'volume-growth-on': {
    when: '"storageScaling.enableVolumeScaling" is set',
    then: 'explains',
    effect:
      'From then on the operator grows volumes when their size is raised. A larger size that it has ignored so far takes effect at once.',
    source: scaling,
  },
  'volume-growth-switched-off': {
    when: '"storageScaling.enableVolumeScaling" is taken back',
    then: 'warns',
    effect: 'From then on the operator ignores larger sizes without a word.',
    source: scaling,
  },
  'volume-growth-needed': {
    when: '"storageScaling.enableVolumeScaling" is taken back while "storageScaling.autoscaling" is enabled',
    then: 'refuses',
    effect: 'The API server refuses the object: the one needs the other.',
    source: definition,
  },
  'volume-growth-outside': {
    when: 'the size of volumes is raised, and "storageScaling.enableExternalAutoscaling" is set',
    then: 'refuses',
    effect:
      'The operator leaves all volumes as they are, because something else grows them: change them there.',
    source: volumes,
  },
  'volume-growth-itself': {
    when: 'the size of volumes is raised, and "storageScaling.autoscaling" is enabled',
    then: 'warns',
    effect:
      'The operator raises the size in the object itself when a volume is full. It may be above that of Git already, and a smaller one in Git is then a shrink.',
    source: scaling,
  },
  'volume-no-expansion': {
    when: 'the size of volumes is raised, and their storage class does not allow it',
    then: 'refuses',
    effect:
      'Kubernetes refuses to grow the claims, and the operator writes the old size back into the object.',
    source: kubernetes(
      'allow volume expansion',
      'concepts/storage/storage-classes/#allow-volume-expansion',
    ),
  },
  'volume-expansion-unknown': {
    when: 'the size of volumes is raised, and it cannot be read whether their storage class allows it',
    then: 'warns',
    effect:
      'If it does not, the operator writes the old size back into the object.',
    source: kubernetes(
      'allow volume expansion',
      'concepts/storage/storage-classes/#allow-volume-expansion',
    ),
  },
  'volume-ephemeral': {
    when: 'a size is given to a replica set that keeps its data in "emptyDir" or "hostPath"',
    then: 'refuses',
    effect:
      'It has no volume claims, and StatefulSets do not take them later: the operator ends in the state "error". What works is a new database and a restored backup.',
    source: kubernetes(
      'StatefulSets: stable storage',
      'concepts/workloads/controllers/statefulset/#stable-storage',
    ),
  },
  'volume-arbiter': {
    when: 'the size of volumes is raised for a replica set with an arbiter, and the operator is older than 1.22',
    then: 'refuses',
    effect:
      'The operator takes the arbiter for a member whose volume never grows, and does not finish. Upgrade the operator first.',
    source: issue(2051),
  },
  'volume-others': {
    when: 'the size of volumes is changed for a replica set with hidden members or members without a vote',
    then: 'warns',
    effect:
      'They have sizes of their own, which stay: a member whose volume is full stops. Change them in the manifest by hand.',
    source: manual('arbiter', 'arbiter, non-voting and hidden nodes'),
  },
  'storage-class-change': {
    when: 'the storage class is changed',
    then: 'refuses',
    effect:
      'StatefulSets keep the class that they were made with: the API server refuses the change, and the operator ends in the state "error". What works is a new database on the other class and a restored backup.',
    source: kubernetes(
      'StatefulSets: stable storage',
      'concepts/workloads/controllers/statefulset/#stable-storage',
    ),
  },
  'storage-class-unknown': {
    when: 'a new database names a storage class that the Kubernetes cluster has not',
    then: 'refuses',
    effect: 'The claims stay "Pending" and no member starts.',
    source: kubernetes('storage classes', 'concepts/storage/storage-classes/'),
  },
} as const satisfies Record<string, RuleText>;
