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

import { mockServices } from '@backstage/backend-test-utils';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { TestClock } from '../__testUtils__/TestClock';
import { KubernetesPluginTransport } from './KubernetesPluginTransport';
import { createSendHttp } from './sendHttp';

describe('KubernetesPluginTransport', () => {
  let server: Server | undefined;
  const clock = new TestClock();
  let auth: ReturnType<typeof mockServices.auth.mock>;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function start(listener: RequestListener) {
    server = createServer(listener);
    await new Promise<void>(resolve => {
      server?.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const discovery = mockServices.discovery.mock();
    discovery.getBaseUrl.mockImplementation(
      async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
    );
    auth = mockServices.auth.mock({
      getOwnServiceCredentials: mockServices.auth().getOwnServiceCredentials,
    });
    let tokens = 0;
    auth.getPluginRequestToken.mockImplementation(
      async ({ targetPluginId }) => {
        tokens += 1;
        return { token: `${targetPluginId}-${tokens}` };
      },
    );
    return new KubernetesPluginTransport({
      auth,
      discovery,
      sendHttp: createSendHttp(),
      clock,
    });
  }

  const signal = new AbortController().signal;
  const things = { kubernetesCluster: 'arn:eu/prod', path: '/api/v1/things' };

  it('lists the Kubernetes clusters and sends requests through the proxy, with a token of the last minute', async () => {
    const seen: unknown[] = [];
    const transport = await start((request, response) => {
      const { url, headers } = request;
      seen.push({
        url,
        authorization: headers.authorization,
        cluster: headers['backstage-kubernetes-cluster'],
        encoding: headers['accept-encoding'],
        accept: headers.accept,
      });
      response.setHeader('Content-Type', 'application/json');
      response.end(
        url === '/api/kubernetes/clusters'
          ? '{"items":[{"name":"arn:eu/prod"},{"name":"staging"},{}]}'
          : '{"kind":"ThingList"}',
      );
    });
    expect(await transport.listClusters(signal)).toEqual([
      'arn:eu/prod',
      'staging',
    ]);
    await clock.advance(60_000);
    const answer = await transport.request({
      ...things,
      query: { watch: 'true', labelSelector: 'a in (b,c)' },
      accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      signal,
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('{"kind":"ThingList"}');
    expect(seen).toMatchObject([
      {
        url: '/api/kubernetes/clusters',
        authorization: 'Bearer kubernetes-1',
      },
      {
        url: '/api/kubernetes/proxy/api/v1/things?watch=true&labelSelector=a+in+%28b%2Cc%29',
        authorization: 'Bearer kubernetes-2',
        cluster: 'arn:eu/prod',
        encoding: 'identity',
        accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      },
    ]);
  });

  it('asks for a token once for many requests, and anew when it was refused or could not be had', async () => {
    const seen: unknown[] = [];
    let status = 200;
    const transport = await start(({ headers }, response) => {
      seen.push(headers.authorization);
      response.statusCode = status;
      response.end('{"kind":"Status"}');
    });
    auth.getPluginRequestToken.mockRejectedValueOnce(new Error('no key yet'));
    const ask = async () => {
      await transport.request({ ...things, signal });
    };
    await expect(ask()).rejects.toThrow('no key yet');
    await Promise.all([ask(), ask(), ask()]);
    status = 401;
    await ask();
    await ask();
    expect(seen).toEqual([
      'Bearer kubernetes-1',
      'Bearer kubernetes-1',
      'Bearer kubernetes-1',
      'Bearer kubernetes-1',
      'Bearer kubernetes-2',
    ]);
  });

  it('sends bodies as they are', async () => {
    const seen: unknown[] = [];
    const transport = await start(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      seen.push({
        method: request.method,
        url: request.url,
        type: request.headers['content-type'],
        body: Buffer.concat(chunks).toString(),
      });
      response.end('{}');
    });
    await transport.send({
      ...things,
      method: 'PATCH',
      contentType: 'application/apply-patch+yaml',
      query: { dryRun: 'All' },
      body: { kind: 'Thing' },
      signal,
    });
    await transport.send({ ...things, method: 'DELETE', signal });
    expect(seen).toEqual([
      {
        method: 'PATCH',
        url: '/api/kubernetes/proxy/api/v1/things?dryRun=All',
        type: 'application/apply-patch+yaml',
        body: '{"kind":"Thing"}',
      },
      {
        method: 'DELETE',
        url: '/api/kubernetes/proxy/api/v1/things',
        type: undefined,
        body: '',
      },
    ]);
  });

  it('passes on what the Kubernetes API refuses', async () => {
    const transport = await start((_request, response) => {
      response.statusCode = 429;
      response.setHeader('Retry-After', '7');
      response.end('{"kind":"Status","message":"slow down"}');
    });
    const answer = await transport.request({ ...things, signal });
    expect(answer.status).toBe(429);
    expect(answer.header('retry-after')).toBe('7');
    expect(await answer.text()).toContain('slow down');
  });

  it('tells an error of the Kubernetes plugin from one of the Kubernetes API', async () => {
    const transport = await start((_request, response) => {
      response.statusCode = 404;
      response.end(
        '{"error":{"name":"NotFoundError","message":"Cluster \'x\' not found"}}',
      );
    });
    await expect(transport.request({ ...things, signal })).rejects.toThrow(
      "Cluster 'x' not found",
    );
    await expect(transport.listClusters(signal)).rejects.toThrow(
      "the Kubernetes plugin answered 404: Cluster 'x' not found",
    );
  });

  it('says why there is no connection', async () => {
    const transport = await start(() => {});
    const { port } = server?.address() as AddressInfo;
    await new Promise(resolve => {
      server?.close(resolve);
    });
    await expect(transport.request({ ...things, signal })).rejects.toThrow(
      `connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  it('closes the connection when nobody reads on', async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>(resolve => {
      closed = resolve;
    });
    const transport = await start((_request, response) => {
      response.write('one');
      response.on('close', closed);
    });
    const answer = await transport.request({ ...things, signal });
    for await (const chunk of answer.body()) {
      expect(Buffer.from(chunk).toString()).toBe('one');
      break;
    }
    await isClosed;
  });
});
