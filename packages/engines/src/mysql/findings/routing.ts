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

import { compact } from '../../json';
import { pendingLoadBalancers } from '../../kubernetes/findings/pendingLoadBalancers';
import { count, listWords, quote, timeWords } from '../../kubernetes/words';
import { endpointsOf } from '../endpoints';
import { tlsSecretsOf } from '../tls';
import { Rule, when } from './Rule';
import { kubernetes, modules } from './sources';

/** No Router pod starts until all members have joined once. */
const routerWaits: Rule = ({ object, routing, name, wantedInGroup }) =>
  when(
    routing !== undefined &&
      routing.wanted > 0 &&
      routing.ready === 0 &&
      object.created === undefined,
    () => ({
      id: 'mysql/router-waits-for-members',
      severity: 'info',
      title: `No Router runs yet: the Service ${name} leads nowhere.`,
      detail:
        wantedInGroup === 1
          ? 'The operator starts the Router only once the member has set up the group.'
          : `The operator starts the Router only once all ${wantedInGroup} members have joined the group.`,
      advice: 'Wait for the members, and look at those that do not start.',
      subject: routing?.name,
      source: modules.controller,
    }),
  );

const routerMissing: Rule = ({ object, routing }) =>
  when(
    routing !== undefined &&
      object.created !== undefined &&
      routing.ready < routing.wanted,
    () => ({
      id: 'mysql/router-not-ready',
      severity: routing?.ready === 0 ? 'critical' : 'warning',
      title: readyWords(routing?.ready ?? 0, routing?.wanted ?? 0),
      detail:
        'Clients reach the primary through the Router; without one its Service leads nowhere.',
      advice: 'Look at the pods of its Deployment and at their logs.',
      subject: routing?.name,
      source: modules.controller,
    }),
  );

function readyWords(ready: number, wanted: number): string {
  const verb = wanted === 1 ? 'is' : 'are';
  return `${ready} of ${count(wanted, 'Router')} ${verb} ready.`;
}

const singleRouter: Rule = ({ routing, wantedInGroup }) =>
  when(routing?.wanted === 1 && wantedInGroup > 1, () => ({
    id: 'mysql/single-router',
    severity: 'info',
    title: 'All connections go through one Router.',
    detail:
      'While its pod is away, clients reach no member, however many there are.',
    advice: 'Ask for two with "spec.router.instances".',
    subject: routing?.name,
    source: modules.objects,
  }));

const noRouter: Rule = ({ object, name }) =>
  when(object.router?.members === 0, () => ({
    id: 'mysql/no-router',
    severity: 'info',
    title: `No Router is asked for: the Service ${name} leads nowhere.`,
    detail:
      'Clients have to find the primary themselves through the headless Service.',
    advice: 'Ask for one with "spec.router.instances".',
    source: modules.objects,
  }));

const loadBalancerPending: Rule = situation =>
  pendingLoadBalancers(endpointsOf(situation), {
    id: 'mysql/load-balancer-pending',
    severity: 'info',
    without: 'set "spec.service.type" to "ClusterIP"',
    source: kubernetes('Service', 'concepts/services-networking/service/'),
  });

const warnSeconds = 21 * 86_400;
const criticalSeconds = 3 * 86_400;

const certificates: Rule = situation =>
  tlsSecretsOf(situation).flatMap(({ title, secret, certificate }) => {
    const left =
      certificate?.expires === undefined
        ? Infinity
        : certificate.expires - situation.now;
    return when(left < warnSeconds, () => ({
      id: 'mysql/certificate-expires',
      severity: left < criticalSeconds ? 'critical' : 'warning',
      title: `The certificate in the Secret ${secret} (${title}) ${
        left < 0 ? 'expired' : 'expires'
      } at ${timeWords(certificate?.expires ?? 0)}.`,
      detail: `${
        certificate?.ready || !certificate?.message
          ? 'cert-manager has not renewed it.'
          : `cert-manager says ${quote(certificate.message)}.`
      } Clients and members that check certificates refuse it after that.`,
      advice: "Look at the Certificate's status and at its issuer.",
      subject: secret,
      source: modules.api,
    }));
  });

const selfSigned: Rule = ({ object }) =>
  when(object.selfSigned === true, () => ({
    id: 'mysql/self-signed',
    severity: 'info',
    title: 'MySQL signs its own certificates.',
    detail:
      'Connections are encrypted, but clients cannot tell the database from another one.',
    advice:
      'Make Secrets with certificates of your own, by cert-manager for example, and set "spec.tlsUseSelfSigned" to false.',
    source: modules.api,
  }));

const unusedSecrets: Rule = ({ object }) => {
  const named = [
    ['tlsCASecretName', object.ca],
    ['tlsSecretName', object.tls],
    ['router.tlsSecretName', object.router?.tls],
  ].flatMap(([field, secret]) => (secret ? [`"spec.${field}"`] : []));
  return when(object.selfSigned === true && named.length > 0, () => ({
    id: 'mysql/tls-secrets-ignored',
    severity: 'warning',
    title: `The object names Secrets with certificates (${listWords(
      named,
    )}) that nothing uses.`,
    detail:
      'With "spec.tlsUseSelfSigned" the operator mounts none of them, and does not say so: members and Routers show certificates that MySQL has signed itself.',
    advice:
      'Set "spec.tlsUseSelfSigned" to false if they should be used, or take the names out.',
    source: modules.api,
  }));
};

const restoredOrigin: Rule = ({ object }) =>
  when(object.origin !== undefined && object.created !== undefined, () => ({
    id: 'mysql/init-section-kept',
    severity: 'info',
    title: `The object still says what it was made from ("spec.initDB.${object.origin}").`,
    detail:
      'It is read only when the database is made; but if the object is made anew, by GitOps for example, it is filled from there again.',
    advice:
      'Know it before the object is deleted and made anew. The operator ignores changes of it.',
    ...compact({ source: modules.handlers }),
  }));

export const routingRules: readonly Rule[] = [
  routerWaits,
  routerMissing,
  singleRouter,
  noRouter,
  loadBalancerPending,
  certificates,
  selfSigned,
  unusedSecrets,
  restoredOrigin,
];
