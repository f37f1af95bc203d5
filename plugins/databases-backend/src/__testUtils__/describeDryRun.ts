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
/* eslint-disable jest/no-export -- a suite that the playground and real API servers run */

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { RealTransport } from './RealTransport';
import { KubeResponse, KubeWrite, KubeWriter } from '../kube';
import { systemClock } from '../time';
import { DryRunner } from '../plans/DryRunner';

/**
 * A Kubernetes API with the definition of `postgresql`.
 */
export interface DryRunTarget {
  url: string;
  /** PEM. */
  ca: string;
  /** Of someone who may do everything. */
  adminToken: string;
  /** Of someone who may only read. */
  readerToken: string;
}

const MANIFEST = {
  group: 'acid.zalan.do',
  version: 'v1',
  kind: 'postgresql',
  plural: 'postgresqls',
};

const SPEC = {
  teamId: 'dry',
  numberOfInstances: 2,
  postgresql: { version: '17' },
  volume: { size: '1Gi' },
};

/**
 * What the dry run relies on: the same for the playground and for a real API server.
 */
export function describeDryRun(connect: () => Promise<DryRunTarget>): void {
  const namespace = `dry-run-${Date.now().toString(36)}`;
  const path = `/apis/acid.zalan.do/v1/namespaces/${namespace}/postgresqls`;
  const signal = new AbortController().signal;
  let admin: RealTransport;
  let reader: RealTransport;

  beforeAll(async () => {
    const { url, ca, adminToken, readerToken } = await connect();
    admin = new RealTransport({ url, ca, token: adminToken });
    reader = new RealTransport({ url, ca, token: readerToken });
    await admin.change('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await admin.change('POST', path, declared('there', SPEC));
  });

  afterAll(async () => {
    await admin?.change('DELETE', `${path}/there`);
    await admin?.change('DELETE', `/api/v1/namespaces/${namespace}`);
    admin?.close();
    reader?.close();
  });

  function declared(name: string, spec: object): UnknownObject {
    return {
      apiVersion: 'acid.zalan.do/v1',
      kind: 'postgresql',
      metadata: { name },
      spec,
    };
  }

  function run(
    name: string,
    spec: object,
    options: { as?: RealTransport; isNew?: boolean; where?: string } = {},
  ) {
    const { as = admin, isNew = false, where = namespace } = options;
    return new DryRunner({ writer: writerOf(as), clock: systemClock }).run(
      {
        kubernetesCluster: 'target',
        namespace: where,
        engine: 'postgresql',
        name,
      },
      MANIFEST,
      declared(name, spec),
      isNew,
      signal,
    );
  }

  async function live(name: string) {
    const response = await admin.request({
      kubernetesCluster: 'target',
      path: `${path}/${name}`,
      signal,
    });
    return {
      code: response.status,
      object: JSON.parse(await response.text()) as unknown,
    };
  }

  it('accepts a change and a new object, and keeps neither', async () => {
    const before = await live('there');
    expect(await run('there', { ...SPEC, numberOfInstances: 3 })).toEqual({
      result: 'accepted',
      messages: [],
    });
    expect(await live('there')).toEqual(before);
    expect(await run('new', SPEC, { isNew: true })).toEqual({
      result: 'accepted',
      messages: [],
    });
    expect((await live('new')).code).toBe(404);
  });

  it('tells what the schema has against it, field by field', async () => {
    const wrong = {
      ...SPEC,
      volume: { size: 1 },
      numberOfInstances: -1,
    };
    for (const isNew of [false, true]) {
      const answer = await run(isNew ? 'new' : 'there', wrong, { isNew });
      expect(answer.result).toBe('refused');
      expect(answer.messages.join('\n')).toContain('spec.volume.size');
    }
    const unknown = { ...SPEC, volumes: {} };
    for (const isNew of [false, true]) {
      const answer = await run(isNew ? 'new' : 'there', unknown, { isNew });
      expect(answer.result).toBe('refused');
      expect(answer.messages.join('\n')).toContain('spec.volumes');
    }
  });

  it('tells that a name is taken, and that there is no such namespace', async () => {
    const taken = await run('there', SPEC, { isNew: true });
    expect(taken.result).toBe('refused');
    expect(taken.messages[0]).toContain('already exists');
    const nowhere = await run('new', SPEC, {
      isNew: true,
      where: `${namespace}-no`,
    });
    expect(nowhere.result).toBe('refused');
    expect(nowhere.messages[0]).toContain('not found');
  });

  it('does not take a lack of rights for a judgement', async () => {
    for (const isNew of [false, true]) {
      const answer = await run(isNew ? 'new' : 'there', SPEC, {
        as: reader,
        isNew,
      });
      expect(answer.result).toBe('not possible');
      expect(answer.messages[0]).toContain(
        `The portal may not ${
          isNew ? 'create' : 'patch'
        } postgresqls.acid.zalan.do`,
      );
    }
  });
}

/** As the proxy of the Kubernetes plugin would pass it on. */
function writerOf(transport: RealTransport): KubeWriter {
  return {
    async send(request: KubeWrite): Promise<KubeResponse> {
      const search = new URLSearchParams(request.query);
      const message = await transport.send(
        request.method,
        `${request.path}?${search}`,
        {
          body: request.body,
          contentType: request.contentType,
          signal: request.signal,
        },
      );
      const chunks: Buffer[] = [];
      for await (const chunk of message) {
        chunks.push(chunk);
      }
      const text = Buffer.concat(chunks).toString();
      return {
        status: message.statusCode ?? 0,
        header: name => message.headers[name]?.toString(),
        text: async () => text,
        async *body() {
          yield Buffer.from(text);
        },
      };
    },
  };
}
