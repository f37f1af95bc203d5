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

import { createServer, IncomingMessage } from 'http';
import { AddressInfo } from 'net';
import { KubeCluster } from '../kube';
import { isRecord, textAt } from '../operators/shared';

/** The endpoint that listens. */
export interface ServedControl {
  url: string;
  close(): Promise<void>;
}

/**
 * Lets another process make clusters misbehave: `POST /faults {"cluster", "fault", "resource"?}` with fault one of
 * `none`, `hang`, `refuse`, `forbid` (of the resource with that plural) and `tooManyRequests`. Loopback only.
 */
export async function serveControl(
  clusters: readonly KubeCluster[],
): Promise<ServedControl> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, message: string) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message }));
    };
    if (request.method !== 'POST' || request.url !== '/faults') {
      answer(404, 'There is only POST /faults');
      return;
    }
    try {
      const body: unknown = JSON.parse(await bodyOf(request));
      answer(200, setFault(clusters, body));
    } catch (error) {
      answer(400, error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function setFault(clusters: readonly KubeCluster[], body: unknown): string {
  if (!isRecord(body)) {
    throw new Error('The body must be an object');
  }
  const cluster = clusters.find(({ name }) => name === body.cluster);
  if (!cluster) {
    throw new Error(`There is no cluster ${JSON.stringify(body.cluster)}`);
  }
  const { faults } = cluster;
  const resource = textAt(body, 'resource');
  switch (body.fault) {
    case 'none':
      faults.clear();
      break;
    case 'hang':
      faults.hang = true;
      break;
    case 'refuse':
      faults.refuse = true;
      faults.dropWatches();
      break;
    case 'forbid':
      if (!resource) {
        throw new Error('forbid needs a resource, such as "secrets"');
      }
      faults.forbid(resource);
      faults.dropWatches();
      break;
    case 'tooManyRequests':
      faults.tooManyRequests(Number.MAX_SAFE_INTEGER, 1);
      faults.dropWatches();
      break;
    default:
      throw new Error(`There is no fault ${JSON.stringify(body.fault)}`);
  }
  return `${cluster.name}: ${body.fault}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}
