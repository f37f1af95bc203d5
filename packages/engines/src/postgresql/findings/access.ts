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

import { credentialsOf } from '../credentials';
import { pendingLoadBalancers } from '../../kubernetes/findings/pendingLoadBalancers';
import { endpointsOf } from '../endpoints';
import { poolersOf } from '../poolers';
import { count } from '../../kubernetes/words';
import { Rule } from './Rule';
import { manual, source } from './sources';

const settledStates: ReadonlySet<unknown> = new Set([
  'Running',
  'SyncFailed',
  'UpdateFailed',
]);

const poolerNotReady: Rule = situation =>
  poolersOf(situation)
    .filter(
      pooler =>
        settledStates.has(situation.object.state) &&
        situation.wanted > 0 &&
        pooler.declared &&
        pooler.exists &&
        pooler.ready < pooler.total,
    )
    .map(pooler => ({
      id: 'postgresql/pooler-not-ready',
      severity: pooler.ready === 0 ? 'critical' : 'warning',
      title: `The connection pooler ${pooler.name} has ${
        pooler.ready
      } of ${count(pooler.total, 'pod')} ready.`,
      detail:
        pooler.ready === 0
          ? 'Clients that connect through it cannot. The database itself can be reached.'
          : 'The other pods take its clients, with fewer connections to the database.',
      advice: `Look at the pods of the Deployment ${pooler.name}.`,
      subject: pooler.name,
      source: manual('user', 'connection-pooler'),
    }));

const poolerMissing: Rule = situation =>
  poolersOf(situation)
    .filter(
      pooler =>
        settledStates.has(situation.object.state) &&
        situation.wanted > 0 &&
        pooler.declared &&
        !pooler.exists,
    )
    .map(pooler => ({
      id: 'postgresql/pooler-missing',
      severity: 'critical',
      title: `A connection pooler is asked for, but the Deployment ${pooler.name} does not exist.`,
      detail:
        'The operator makes it only after it has set up the lookup function in every database. When it cannot connect to the database it goes on without a pooler and says "Running".',
      advice:
        "Look at the operator's log, and whether it can connect to the database; it tries again in its next pass.",
      subject: pooler.name,
      source: source('pkg/cluster/connection_pooler.go'),
    }));

const secretMissing: Rule = situation => {
  // Names that follow another template cannot be told from missing ones.
  const custom = situation.secrets.some(secret => secret.name !== undefined);
  return credentialsOf(situation)
    .filter(
      credential =>
        credential.exists === false &&
        !custom &&
        settledStates.has(situation.object.state),
    )
    .map(credential => ({
      id: 'postgresql/secret-missing',
      severity: 'warning',
      title: `The Secret ${credential.secretName} of the user "${credential.user}" does not exist.`,
      detail:
        'Applications that read the password from it do not start. The operator makes it in each pass for users that are declared.',
      advice:
        "Look at the operator's log. It gives the user a new password together with the Secret.",
      subject: credential.secretName,
      source: manual('user', 'manifest-roles'),
    }));
};

const loadBalancerPending: Rule = situation =>
  pendingLoadBalancers(endpointsOf(situation), {
    id: 'postgresql/load-balancer-pending',
    severity: 'info',
    without:
      'set "enableMasterLoadBalancer" and "enableReplicaLoadBalancer" to false',
    source: manual('administrator', 'load-balancers-and-allowed-ip-ranges'),
  });

export const accessRules: readonly Rule[] = [
  poolerNotReady,
  poolerMissing,
  secretMissing,
  loadBalancerPending,
];
