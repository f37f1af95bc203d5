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

import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyCrds, waitUntilServed } from './crds.mjs';
import { freePorts } from './freePorts.mjs';
import { KubeClient } from './kubeClient.mjs';
import { kubeconfig } from './kubeconfig.mjs';
import { loop } from './loop.mjs';
import { nodes, storageClasses } from './nodes.mjs';
import { toolFolder } from './paths.mjs';
import { podBinder } from './podBinder.mjs';
import { ProcessGroup } from './processGroup.mjs';
import { rights, tokenFile } from './users.mjs';
import { volumeStandIn } from './volumeStandIn.mjs';
import { waitFor } from './waitFor.mjs';

/** Pause between two looks of the stand-ins for scheduler and storage. */
const STAND_IN_INTERVAL_MS = 400;

/**
 * A running Kubernetes without kubelets.
 *
 * @typedef {object} RunningKubernetes
 * @property {string} url - of the API server
 * @property {string} caFile - PEM file that its certificate is checked with
 * @property {{ certificate: string, key: string }} tls - paths of what the
 *   API server shows who it is with
 * @property {string} kubeconfig - path of the administrator's kubeconfig
 * @property {string} etcdUrl - client URL of etcd
 * @property {ProcessGroup} processes - to start further programs in
 * @property {KubeClient} client - the administrator's
 * @property {() => Promise<void>} restartApiServer
 * @property {(users: import('./users.mjs').User[]) => Promise<void>} setUsers -
 *   replaces the tokens; the API server is restarted for it
 * @property {() => Promise<void>} stop
 */

/**
 * Starts etcd, kube-apiserver, kube-controller-manager and KWOK on free
 * loopback ports, installs definitions, and keeps pods scheduled and claims
 * bound.
 *
 * @param {object} options
 * @param {string} options.workDir - an empty folder for data and logs
 * @param {Record<string, string>} options.binaries - from buildPrograms
 * @param {import('./users.mjs').User[]} options.users - the first is the administrator
 * @param {object[]} options.crds - definitions to install
 * @param {(line: string) => void} options.log
 * @returns {Promise<RunningKubernetes>}
 */
export async function startKubernetes({ workDir, binaries, users, crds, log }) {
  mkdirSync(workDir, { recursive: true });
  const processes = new ProcessGroup(join(workDir, 'logs'));
  const loops = [];
  try {
    const [etcdPort, etcdPeerPort, apiPort, kwokPort] = await freePorts(4);
    const etcdUrl = `http://127.0.0.1:${etcdPort}`;
    const peerUrl = `http://127.0.0.1:${etcdPeerPort}`;
    const url = `https://127.0.0.1:${apiPort}`;
    const certDir = join(workDir, 'certificates');
    const caFile = join(certDir, 'apiserver.crt');
    const keys = serviceAccountKeys(workDir);
    const tokensPath = join(workDir, 'tokens.csv');
    writeFileSync(tokensPath, tokenFile(users), { mode: 0o600 });

    processes.start('etcd', binaries.etcd, [
      `--data-dir=${join(workDir, 'etcd')}`,
      `--listen-client-urls=${etcdUrl}`,
      `--advertise-client-urls=${etcdUrl}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
    ]);
    await waitFor('etcd', () => {
      processes.assertRunning('etcd');
      return fetch(`${etcdUrl}/readyz`).then(response => response.ok);
    });

    const startApiServer = () =>
      processes.start('kube-apiserver', binaries['kube-apiserver'], [
        `--etcd-servers=${etcdUrl}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        `--secure-port=${apiPort}`,
        `--cert-dir=${certDir}`,
        `--service-account-key-file=${keys.publicKey}`,
        `--service-account-signing-key-file=${keys.privateKey}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--token-auth-file=${tokensPath}`,
        '--authorization-mode=RBAC',
        '--service-cluster-ip-range=10.0.0.0/24',
        '--allow-privileged=true',
        '--disable-admission-plugins=ServiceAccount',
      ]);
    startApiServer();
    await waitFor('the certificate of kube-apiserver', () => {
      processes.assertRunning('kube-apiserver');
      return readFileSync(caFile, 'utf8').includes('END CERTIFICATE');
    });
    const ca = readFileSync(caFile, 'utf8');
    const client = new KubeClient({ url, ca, token: users[0].token });
    const ready = () =>
      waitFor('kube-apiserver to be ready', async () => {
        processes.assertRunning('kube-apiserver');
        return (await client.get('/readyz')) === 'ok';
      });
    await ready();

    const kubeconfigPath = join(workDir, 'kubeconfig');
    const name = 'real';
    writeFileSync(
      kubeconfigPath,
      kubeconfig({ name, url, caFile, token: users[0].token }),
      { mode: 0o600 },
    );

    processes.start(
      'kube-controller-manager',
      binaries['kube-controller-manager'],
      [
        `--kubeconfig=${kubeconfigPath}`,
        `--service-account-private-key-file=${keys.privateKey}`,
        '--controllers=*,-node-ipam-controller,-service-lb-controller,-node-route-controller,-cloud-node-lifecycle-controller',
        '--leader-elect=false',
        '--secure-port=0',
      ],
    );
    processes.start('kwok', binaries.kwok, [
      `--kubeconfig=${kubeconfigPath}`,
      '--manage-all-nodes=true',
      `--config=${join(toolFolder, 'manifests/kwok-stages.yaml')}`,
      '--cidr=10.1.0.1/16',
      '--node-ip=10.2.0.1',
      '--node-lease-duration-seconds=40',
      `--server-address=127.0.0.1:${kwokPort}`,
    ]);

    for (const object of [...nodes(), ...storageClasses(), ...rights()]) {
      await client.apply(object.path, object.body);
    }
    await applyCrds(client, crds);
    await waitFor('the nodes to be ready', async () => {
      processes.assertRunning('kube-controller-manager');
      processes.assertRunning('kwok');
      return (await client.get('/api/v1/nodes')).items.every(isReady);
    });

    loops.push(
      loop('pod binder', STAND_IN_INTERVAL_MS, podBinder(client), log),
      loop('volumes', STAND_IN_INTERVAL_MS, volumeStandIn(client), log),
    );

    const restartApiServer = async () => {
      await processes.stop('kube-apiserver');
      startApiServer();
      await ready();
      await waitUntilServed(client, crds);
    };
    return {
      url,
      caFile,
      tls: { certificate: caFile, key: join(certDir, 'apiserver.key') },
      kubeconfig: kubeconfigPath,
      etcdUrl,
      processes,
      client,
      restartApiServer,
      setUsers: async next => {
        writeFileSync(tokensPath, tokenFile(next), { mode: 0o600 });
        await restartApiServer();
      },
      stop: async () => {
        await Promise.all(loops.map(each => each.stop()));
        client.close();
        await processes.stopAll();
      },
    };
  } catch (error) {
    const tails = processes.tails();
    await Promise.all(loops.map(each => each.stop()));
    await processes.stopAll();
    throw new Error(`${error.message}\n${tails}`, { cause: error });
  }
}

/** @param {string} workDir */
function serviceAccountKeys(workDir) {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKey = join(workDir, 'service-account.pub');
  const privateKey = join(workDir, 'service-account.key');
  writeFileSync(publicKey, pair.publicKey);
  writeFileSync(privateKey, pair.privateKey, { mode: 0o600 });
  return { publicKey, privateKey };
}

/** @param {object} node */
function isReady(node) {
  return node.status?.conditions?.some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}
