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
import { issue, kubernetes } from '../../findings/sources';

export const volumeRules = {
  'volume-ignored': {
    when: 'the size in datadirVolumeClaimTemplate is made larger than what the volumes have',
    then: 'refuses',
    effect:
      'The operator reads the template when the database is made: a change is accepted and ignored without a word. What works: grow the claims of the members by hand, where their storage class allows it, and then say the same size here; or a clone with larger volumes, copied from this database or filled from a dump of it.',
    source: issue(56),
  },
  'volume-shrink': {
    when: 'the size in datadirVolumeClaimTemplate is made smaller than what the volumes have',
    then: 'refuses',
    effect:
      'Kubernetes cannot make a claim smaller, and the operator ignores it without a word. What works is a clone with smaller volumes, filled from a dump of this database.',
    source: kubernetes(
      'expanding persistent volume claims',
      'concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
    ),
  },
  'volume-recorded': {
    when: 'the size in datadirVolumeClaimTemplate is set to what the volumes have',
    then: 'explains',
    effect:
      'Nothing changes in the volumes: the manifest says again what they have. The StatefulSet keeps the template that it was made with, so that members which come later get the size from then.',
    source: issue(56),
  },
  'storage-class-change': {
    when: 'the storage class in datadirVolumeClaimTemplate is changed',
    then: 'refuses',
    effect:
      'Volumes keep their class, and the operator ignores the wish without a word. What works is a clone on the other class, copied from this database or filled from a dump of it.',
    source: issue(56),
  },
  'storage-class-unknown': {
    when: 'a new database names a storage class that the Kubernetes cluster has not',
    then: 'refuses',
    effect: 'The claims stay "Pending" and no member starts.',
    source: kubernetes('storage classes', 'concepts/storage/storage-classes/'),
  },
} as const satisfies Record<string, RuleText>;
