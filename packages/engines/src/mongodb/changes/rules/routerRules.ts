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
import { manual, source } from '../../findings/sources';

const mongos = source('pkg/psmdb/mongos.go');

export const routerRules = {
  'routers-size': {
    when: 'the number of mongos changes',
    then: 'explains',
    effect:
      'Pods come or go. Clients of those that go have to connect again; nothing else is touched.',
    source: manual('scaling', 'scaling mongos'),
  },
  'routers-resources': {
    when: 'CPU or memory of the mongos change',
    then: 'explains',
    effect:
      'The mongos are made anew one after another, and clients connect again to another one.',
    source: mongos,
  },
  'routers-one': {
    when: 'there is a single mongos',
    then: 'warns',
    effect:
      'While its pod restarts, no client reaches the database. The operator takes it from "crVersion" 1.16 on; before, it runs two without a word.',
    source: source('pkg/apis/psmdb/v1/psmdb_defaults.go'),
  },
  'routers-exposure': {
    when: 'the kind of the Service of the mongos changes',
    then: 'explains',
    effect:
      'The address of the database changes: clients that use the old one lose it.',
    source: manual('expose', 'exposing the cluster'),
  },
  'routers-load-balancer': {
    when: 'the Service of the mongos becomes a load balancer',
    then: 'warns',
    effect:
      'The database is reachable from outside the Kubernetes cluster as far as the load balancer lets it be. Until it has an address, the operator does not say "ready".',
    source: manual('expose', 'exposing the cluster'),
  },
} as const satisfies Record<string, RuleText>;
