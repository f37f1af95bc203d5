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

import { when } from '../../kubernetes/findings/FindingRule';
import { pendingLoadBalancers } from '../../kubernetes/findings/pendingLoadBalancers';
import { quote, timeWords } from '../../kubernetes/words';
import { endpointsOf } from '../endpoints';
import { defaultUsersSecret } from '../names';
import { tlsSecretsOf } from '../tls';
import { Rule } from './Rule';
import { manual, source } from './sources';

const tlsOff: Rule = ({ object }) =>
  when(object.tls === 'disabled', () => ({
    id: 'mongodb/tls-off',
    severity: 'warning',
    title: 'TLS is switched off.',
    detail:
      'Passwords and data cross the network as they are, between clients and members and among members.',
    advice:
      'Set "tls.mode" to "preferTLS" and take "unsafeFlags.tls" away, during a pause.',
    source: manual('tls-disable', 'TLS'),
  }));

const daySeconds = 86_400;
/** cert-manager renews a third of the time before the end: what is this close has not been renewed. */
const warningDays = 14;

const certificateEnds: Rule = situation =>
  tlsSecretsOf(situation).flatMap(({ title, certificate }) => {
    const expires = certificate?.expires;
    const days = ((expires ?? Infinity) - situation.now) / daySeconds;
    return when(expires !== undefined && days < warningDays, () => ({
      id: days < 0 ? 'mongodb/certificate-expired' : 'mongodb/certificate-ends',
      severity: days < 0 ? 'critical' : 'warning',
      title: `The certificate for ${title} (${certificate?.name ?? ''}) ${
        days < 0 ? 'expired' : 'expires'
      } at ${timeWords(expires ?? situation.now)}.`,
      detail:
        'Members with an expired certificate refuse each other and their clients.',
      advice: `cert-manager should have renewed it${
        certificate?.renews === undefined
          ? ''
          : ` at ${timeWords(certificate.renews)}`
      }: look at its Certificate and its log.`,
      subject: certificate?.name ?? '',
      source: manual('tls-update', 'updating certificates'),
    }));
  });

const certificateNotReady: Rule = situation =>
  tlsSecretsOf(situation).flatMap(({ title, certificate }) =>
    when(certificate !== undefined && !certificate.ready, () => ({
      id: 'mongodb/certificate-not-ready',
      severity: 'warning',
      title: `The certificate for ${title} (${
        certificate?.name ?? ''
      }) is not ready${
        certificate?.message ? `: ${quote(certificate.message)}` : ''
      }.`,
      detail:
        'Without it new members do not start; those that run go on until their certificate expires.',
      advice: 'Look at the Certificate and at the Issuer that it names.',
      subject: certificate?.name ?? '',
      source: manual('tls-cert-manager', 'TLS with cert-manager'),
    })),
  );

/** The operator's default is one name for all databases of a namespace. */
const sharedUsers: Rule = ({ object }) =>
  when(
    object.noSpec !== true &&
      (object.secrets?.users ?? defaultUsersSecret) === defaultUsersSecret,
    () => ({
      id: 'mongodb/users-secret-not-named',
      severity: 'info',
      title: `The system users are in "${defaultUsersSecret}", the default name.`,
      detail:
        'Every database of this namespace that names none of its own uses the same one: they have the same passwords, and one that is deleted with its volumes takes it away from the others.',
      advice: 'Set "secrets.users" to a name of its own for each database.',
      source: manual('system-users', 'system users'),
    }),
  );

const loadBalancerPending: Rule = situation =>
  pendingLoadBalancers(endpointsOf(situation), {
    id: 'mongodb/load-balancer-pending',
    severity: 'warning',
    detail:
      'The operator waits for the address: until there is one, it has no host to write into the status, and does not say "ready".',
    without: 'set the type of "expose" to "ClusterIP"',
    source: manual('expose', 'exposing the cluster'),
  });

const unmanaged: Rule = ({ object }) =>
  when(object.unmanaged === true, () => ({
    id: 'mongodb/unmanaged',
    severity: 'info',
    title: 'The replica set is not managed by this operator ("unmanaged").',
    detail:
      'The operator makes pods and Services, and leaves users, elections, backups and upgrades to the other site.',
    advice: 'Set "unmanaged" to false when this site has to take over.',
    source: source('pkg/apis/psmdb/v1/psmdb_types.go'),
  }));

export const accessRules: readonly Rule[] = [
  tlsOff,
  certificateEnds,
  certificateNotReady,
  loadBalancerPending,
  sharedUsers,
  unmanaged,
];
