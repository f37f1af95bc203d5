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

import { DatabaseRef } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';

const dnsLabel = fc
  .stringMatching(/^[a-z0-9]([-a-z0-9]{0,12}[a-z0-9])?$/)
  .filter(text => text.length > 0);

/** Few values, so that references resemble each other and parts run into one another. */
const confusable = fc.constantFrom(
  'a',
  'b',
  'a.b',
  'a-b',
  'a--b',
  'A',
  'a_b',
  'é',
  '-',
  'x'.repeat(60),
  `${'x'.repeat(60)}y`,
);

/** What the name of a Kubernetes cluster can be: a word, an ARN, anything. */
const clusterName = fc
  .oneof(
    dnsLabel,
    confusable,
    fc.constant('arn:aws:eks:eu-central-1:123456789012:cluster/Prod_EU'),
    fc.string({ minLength: 1, maxLength: 80 }),
  )
  .filter(text => !['.', '..'].includes(text));

/** Parts that, unlike the name of a Kubernetes cluster, cannot contain slashes; Kubernetes refuses names that mean a place in a path. */
const part = fc
  .oneof(
    dnsLabel,
    confusable,
    fc
      .string({ minLength: 1, maxLength: 80 })
      .map(text => text.replace(/\//g, '-')),
  )
  .filter(text => !['.', '..'].includes(text));

/** References to databases, likely and unlikely ones. */
export const databaseRefs: fc.Arbitrary<DatabaseRef> = fc.record({
  kubernetesCluster: clusterName,
  namespace: part,
  engine: fc.constantFrom('postgresql', 'redis', 'redis-cluster', 'Own_Engine'),
  name: part,
});
