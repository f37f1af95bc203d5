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

import { kubernetes, manual, source } from '../../findings/sources';
import { RuleText } from '../../../changes/RuleText';

const volumes = source('pkg/cluster/volumes.go');

export const volumeRules = {
  'volume-grow': {
    when: 'volume.size is made larger',
    then: 'explains',
    effect:
      'The claims of all members are grown while the database serves; the file system follows. An error on the way reaches neither the object nor its status.',
    source: volumes,
  },
  'volume-shrink': {
    when: 'volume.size is made smaller than it is declared',
    then: 'refuses',
    effect:
      'The operator writes "cannot shrink persistent volume" into its log and goes on; the status stays "Running", and Git and reality differ from then on.',
    source: volumes,
  },
  'volume-below-claims': {
    when: 'volume.size is larger than declared, but smaller than the claims that are there',
    then: 'refuses',
    effect: 'For the claims it is a shrink, and so nothing happens.',
    source: volumes,
  },
  'volume-no-expansion': {
    when: 'volume.size is made larger, and the storage class does not allow it',
    then: 'refuses',
    effect:
      'The API server refuses to grow the claims; the error reaches the log of the operator only.',
    source: kubernetes(
      'allow volume expansion',
      'concepts/storage/storage-classes/#allow-volume-expansion',
    ),
  },
  'volume-expansion-unknown': {
    when: 'volume.size is made larger, and it cannot be read whether the storage class allows it',
    then: 'warns',
    effect: 'If it does not, the claims stay as they are without a word.',
    source: kubernetes(
      'allow volume expansion',
      'concepts/storage/storage-classes/#allow-volume-expansion',
    ),
  },
  'volume-resize-off': {
    when: 'volume.size is made larger, and the option "storage_resize_mode" is "off"',
    then: 'refuses',
    effect: 'The operator leaves all volumes as they are.',
    source: volumes,
  },
  'volume-same-gibibyte': {
    when: 'volume.size is made larger by less than it takes to come to the next whole gibibyte',
    then: 'warns',
    effect: 'The operator compares whole gibibytes and does nothing.',
    source: volumes,
  },
  'storage-class-change': {
    when: 'volume.storageClass is changed',
    then: 'refuses',
    effect:
      'The StatefulSet is replaced, and the volumes that are there keep their class. What works is a clone, or a new database, on the other class.',
    source: source('pkg/cluster/cluster.go'),
  },
  'storage-class-unknown': {
    when: 'a new database names a storage class that the Kubernetes cluster has not',
    then: 'refuses',
    effect: 'The claims stay "Pending" and no member starts.',
    source: manual('reference/cluster_manifest', 'volume-properties'),
  },
} as const satisfies Record<string, RuleText>;
