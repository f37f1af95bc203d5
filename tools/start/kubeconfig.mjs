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
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { StepError } from '../steps.mjs';

/**
 * Turns the contexts of a kubeconfig into clusters for the portal's Kubernetes plugin.
 *
 * @remarks
 * A context with a plain token is used as it is. Any other way to sign in (client certificates, the exec plug-ins of EKS, GKE and AKS, OIDC) is
 * left to `kubectl proxy`, which knows them all; it is started read-only, on loopback.
 *
 * @param {{ file: string, contexts: string[], startProxy: (context: string) => Promise<{ url: string, token: string }> }} options
 *   `startProxy` answers the address of a proxy for a context, and the token that it asks for.
 */
export async function clustersOfKubeconfig({ file, contexts, startProxy }) {
  const config = await readKubeconfig(file);
  const names =
    contexts.length > 0 ? contexts : config.contexts.map(c => c.name);
  const clusters = [];
  for (const name of names) {
    clusters.push(await clusterOf(config, name, file, startProxy));
  }
  return clusters;
}

async function readKubeconfig(file) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new StepError(`--kubeconfig ${file}: ${error.message}`);
  }
  let config;
  try {
    config = parse(text);
  } catch (error) {
    throw new StepError(`--kubeconfig ${file} is not YAML: ${error.message}`);
  }
  if (!Array.isArray(config?.contexts) || config.contexts.length === 0) {
    throw new StepError(
      `--kubeconfig ${file} has no contexts`,
      'A kubeconfig lists at least one under "contexts" (`kubectl config get-contexts`).',
    );
  }
  return config;
}

async function clusterOf(config, name, file, startProxy) {
  const context = config.contexts.find(
    candidate => candidate.name === name,
  )?.context;
  if (!context) {
    throw new StepError(
      `--context ${name} is not in ${file}`,
      `It has: ${config.contexts.map(candidate => candidate.name).join(', ')}.`,
    );
  }
  const cluster = find(config.clusters, context.cluster, 'cluster', name, file);
  const user = find(config.users, context.user, 'user', name, file);
  const token = user?.token ?? (await readToken(user?.tokenFile, file));
  const needsProxy =
    !token || user.as || cluster['proxy-url'] || cluster['tls-server-name'];
  if (needsProxy) {
    const proxy = await startProxy(name);
    return {
      name,
      url: proxy.url,
      authProvider: 'serviceAccount',
      serviceAccountToken: proxy.token,
    };
  }
  const caFile = cluster['certificate-authority'];
  return {
    name,
    url: cluster.server,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
    skipTLSVerify: cluster['insecure-skip-tls-verify'] === true,
    ...(cluster['certificate-authority-data'] && {
      caData: cluster['certificate-authority-data'],
    }),
    ...(caFile && { caFile: resolve(dirname(file), caFile) }),
  };
}

function find(entries, name, kind, context, file) {
  const entry = entries?.find(candidate => candidate.name === name)?.[kind];
  if (!entry) {
    throw new StepError(
      `Context ${context} in ${file} names the ${kind} "${name}", which is not there`,
    );
  }
  return entry;
}

async function readToken(tokenFile, file) {
  return tokenFile
    ? (await readFile(resolve(dirname(file), tokenFile), 'utf8')).trim()
    : undefined;
}
