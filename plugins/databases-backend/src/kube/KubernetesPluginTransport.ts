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

import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { KubeUnreachableError } from './KubeError';
import { KubeRequest, KubeResponse, KubeTransport } from './KubeTransport';
import { KubeWrite, KubeWriter } from './KubeWriter';
import { reasonOf } from './reasonOf';
import { Clock } from '../time';
import { HttpRequest, SendHttp } from './sendHttp';
import { ServiceToken } from './ServiceToken';
import { withQuery } from './withQuery';

/**
 * Reaches Kubernetes through the Kubernetes plugin that the portal already has: it knows the clusters and holds their credentials.
 *
 * @remarks
 * Requests carry a service token of the last minute, as tokens live for an hour and watches are opened again all the time.
 */
export class KubernetesPluginTransport implements KubeTransport, KubeWriter {
  readonly #token: ServiceToken;
  readonly #discovery: DiscoveryService;
  readonly #sendHttp: SendHttp;

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    sendHttp: SendHttp;
    clock: Clock;
  }) {
    this.#token = new ServiceToken({
      ...options,
      targetPluginId: 'kubernetes',
    });
    this.#discovery = options.discovery;
    this.#sendHttp = options.sendHttp;
  }

  async listClusters(signal: AbortSignal): Promise<string[]> {
    const response = await this.#askPlugin('/clusters', {
      method: 'GET',
      headers: {},
      signal,
    });
    const text = await response.text();
    if (response.status !== 200) {
      throw new KubeUnreachableError(
        `the Kubernetes plugin answered ${response.status}: ${
          backstageMessage(text) ?? text.slice(0, 200)
        }`,
      );
    }
    return parseClusters(text);
  }

  request(request: KubeRequest): Promise<KubeResponse> {
    return this.#ask(request, { method: 'GET' });
  }

  send({
    method,
    body,
    contentType,
    ...request
  }: KubeWrite): Promise<KubeResponse> {
    return this.#ask(request, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'Content-Type': contentType ?? 'application/json' },
      }),
    });
  }

  async #ask(
    request: KubeRequest,
    init: { method: string; body?: string; headers?: Record<string, string> },
  ): Promise<KubeResponse> {
    const response = await this.#askPlugin(`/proxy${withQuery(request)}`, {
      ...init,
      headers: {
        ...init.headers,
        'Backstage-Kubernetes-Cluster': request.kubernetesCluster,
        Accept: request.accept ?? 'application/json',
      },
      signal: request.signal,
    });
    return response.status >= 400
      ? checkFailure(response, await response.text())
      : response;
  }

  async #askPlugin(path: string, request: HttpRequest): Promise<KubeResponse> {
    const baseUrl = await this.#discovery.getBaseUrl('kubernetes');
    const token = await this.#token.get();
    try {
      const response = await this.#sendHttp(`${baseUrl}${path}`, {
        ...request,
        headers: {
          ...request.headers,
          // A compressed watch is held back on its way until the compressor has a block full; for lists, compressing and
          // expanding costs this process more time than it saves on the way
          'Accept-Encoding': 'identity',
          Authorization: `Bearer ${token}`,
        },
      });
      if (response.status === 401) {
        this.#token.reject();
      }
      return response;
    } catch (error) {
      throw new KubeUnreachableError(
        `the Kubernetes plugin could not be reached: ${reasonOf(error)}`,
      );
    }
  }
}

/**
 * Tells an error of the Kubernetes API from one of the Kubernetes plugin in front of it, which writes its own with the same statuses.
 */
function checkFailure(response: KubeResponse, text: string): KubeResponse {
  const message = backstageMessage(text);
  if (message !== undefined) {
    throw new KubeUnreachableError(message);
  }
  return {
    status: response.status,
    header: name => response.header(name),
    text: async () => text,
    body: () => response.body(),
  };
}

/** The message of an error in Backstage's own form, which no Kubernetes API writes. */
function backstageMessage(text: string): string | undefined {
  try {
    const body = JSON.parse(text) as { error?: { message?: unknown } };
    const message = body?.error?.message;
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}

function parseClusters(text: string): string[] {
  const body = JSON.parse(text) as { items?: unknown };
  if (!Array.isArray(body.items)) {
    throw new KubeUnreachableError(
      'the Kubernetes plugin answered without a list of Kubernetes clusters',
    );
  }
  return body.items
    .map((item: { name?: unknown } | undefined) => item?.name)
    .filter((name): name is string => typeof name === 'string' && name !== '');
}
