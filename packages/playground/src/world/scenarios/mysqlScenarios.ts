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

import { randomBytes } from 'crypto';
import { KubeObject } from '../../kube/types';
import { MysqlConditions } from '../../operators/mysql';
import { Scenario } from '../engineStage/Scenario';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const GiB = 1024 ** 3;

/** Every MySQL database of the demo world, by `cluster/namespace/name`. */
export const mysqlScenarios: Readonly<
  Record<string, Scenario<MysqlConditions>>
> = {
  'prod-eu/payments/payments-wallet': {
    shows:
      'healthy over three zones, two Routers, a read replica, certificates of cert-manager, nightly dumps',
    createdMsAgo: 26 * day,
    foundThere: [rootSecret('payments', 'payments-wallet')],
    conditions: { dataBytes: 34 * GiB },
    happenings: [{ msAgo: 12 * day, kind: 'pod deleted', pod: 'primary' }],
  },
  'prod-eu/search/search-queries': {
    shows:
      'healthy; its volumes and memory were raised in Git, which the operator ignores without a word',
    createdMsAgo: 21 * day,
    createdAs: {
      spec: {
        datadirVolumeClaimTemplate: {
          resources: { requests: { storage: '60Gi' } },
        },
        podSpec: {
          containers: [
            {
              name: 'mysql',
              resources: {
                requests: { cpu: '500m', memory: '2Gi' },
                limits: { cpu: '2', memory: '2Gi' },
              },
            },
          ],
        },
      },
    },
    foundThere: [rootSecret('search', 'search-queries')],
    conditions: { dataBytes: 9 * GiB },
    happenings: [{ msAgo: 3 * day, kind: 'manifest applied' }],
  },
  'prod-eu/analytics/reports': {
    shows: 'its dumps fail since yesterday: the account of the bucket is gone',
    createdMsAgo: 12 * day,
    foundThere: [rootSecret('analytics', 'reports')],
    conditions: { dataBytes: 18 * GiB },
    happenings: [
      {
        msAgo: 29 * hour,
        kind: 'conditions changed',
        to: {
          backupFails:
            'Error while dumping: Failed to list objects using prefix "reports/": The AWS Access Key Id you provided does not exist in our records. (403)',
        },
      },
    ],
  },
  'prod-us/orders/orders-checkout': {
    shows:
      'SPLIT_BRAIN: a member that was told once to begin a group does it again after each restart',
    createdMsAgo: 18 * day,
    foundThere: [rootSecret('orders', 'orders-checkout')],
    conditions: { dataBytes: 12 * GiB },
    happenings: [
      {
        msAgo: 2 * hour,
        kind: 'conditions changed',
        to: { bootstrapsAlone: [2] },
      },
      {
        msAgo: 41 * minute,
        kind: 'container killed',
        pod: 2,
        container: 'mysql',
      },
    ],
  },
  'prod-us/payments/payments-disputes': {
    shows:
      'NO_QUORUM: a NetworkPolicy lets no member reach another one any more',
    createdMsAgo: 16 * day,
    foundThere: [rootSecret('payments', 'payments-disputes')],
    conditions: { dataBytes: 5 * GiB },
    happenings: [
      {
        msAgo: 26 * minute,
        kind: 'conditions changed',
        to: { isolated: [0, 1, 2] },
      },
    ],
  },
  'prod-us/analytics/attribution': {
    shows: 'ONLINE_PARTIAL: MySQL in one member does not start any more',
    createdMsAgo: 52 * day,
    foundThere: [rootSecret('analytics', 'attribution')],
    conditions: { dataBytes: 40 * GiB },
    happenings: [
      {
        msAgo: 55 * minute,
        kind: 'conditions changed',
        to: {
          members: {
            2: {
              crash: {
                container: 'mysql',
                exitCode: 1,
                log: [
                  '[ERROR] [MY-012592] [InnoDB] Operating system error number 28 in a file operation.',
                  "[ERROR] [MY-012640] [InnoDB] Error number 28 means 'No space left on device'",
                  '[ERROR] [MY-010119] [Server] Aborting',
                ],
              },
            },
          },
        },
      },
      { msAgo: 50 * minute, kind: 'pod deleted', pod: 2 },
    ],
  },
  'prod-us/search/merchants': {
    shows:
      'an upgrade on its way: the last member replays what it has missed, the others wait',
    createdMsAgo: 23 * day,
    createdAs: { spec: { version: '8.4.7' } },
    foundThere: [rootSecret('search', 'merchants')],
    conditions: { dataBytes: 75 * GiB },
    happenings: [
      {
        msAgo: 9 * minute,
        kind: 'conditions changed',
        to: { recoveryMs: 3 * hour },
      },
      { msAgo: 8 * minute, kind: 'manifest applied' },
    ],
  },
  'staging/orders/checkout-next': {
    shows:
      'no Router starts: one of its options is wrong; the members are well',
    createdMsAgo: 70 * minute,
    foundThere: [rootSecret('orders', 'checkout-next')],
    conditions: {
      routers: {
        crash: {
          container: 'router',
          exitCode: 1,
          log: ["Error: unknown option '--conf-use-gr-notification'."],
        },
      },
    },
  },
  'staging/search/synonyms-of-all-catalogues-2026': {
    shows: 'INVALID: the name is longer than the operator takes',
    createdMsAgo: 3 * hour,
    foundThere: [rootSecret('search', 'synonyms')],
  },
  'staging/identity/sso-restore': {
    shows:
      'INITIALIZING for an hour: the dump that it is to begin with is not where the object says',
    createdMsAgo: 65 * minute,
    foundThere: [rootSecret('identity', 'sso-restore')],
    conditions: {
      members: {
        0: {
          crash: {
            container: 'sidecar',
            exitCode: 1,
            log: [
              'Loading DDL and Data from AWS S3 bucket=example-staging-mysql, prefix=sso/sso-nightly261101020007',
              "util.load_dump: Cannot open file 'sso/sso-nightly261101020007/@.json': Not Found (404)",
            ],
          },
        },
      },
    },
  },
};

/** The account that somebody made for a database before it. */
function rootSecret(namespace: string, database: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `${database}-root`, namespace },
    type: 'Opaque',
    data: {
      rootUser: base64('root'),
      rootHost: base64('%'),
      rootPassword: base64(randomBytes(18).toString('hex')),
    },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
