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

import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { everythingRule } from './auth/PlaygroundUser';
import { parseCrds } from './crd/loadCrds';
import { gadget, gadgetCrd, gadgetGroup } from './contract/gadgets';
import { serveKubeCluster, ServedKubeCluster } from './http/serveKubeCluster';
import { createKubeCluster, KubeCluster } from './KubeCluster';
import { writeKubeconfig } from './writeKubeconfig';

jest.setTimeout(60_000);

const kubectl = (process.env.PATH ?? '')
  .split(delimiter)
  .map(folder => join(folder, 'kubectl'))
  .find(existsSync);

const pods = { group: '', version: 'v1', plural: 'pods' };
const gadgets = { group: gadgetGroup, version: 'v1', plural: 'gadgets' };

interface Ran {
  code: number;
  out: string;
  err: string;
}

(kubectl ? describe : describe.skip)(
  kubectl ? 'kubectl' : 'kubectl (not on the PATH)',
  () => {
    let cluster: KubeCluster;
    let served: ServedKubeCluster;
    let folder: string;

    const environment = () => ({
      ...process.env,
      HOME: folder,
      KUBECONFIG: join(folder, 'kubeconfig'),
      KUBE_EDITOR: join(folder, 'editor'),
    });

    function run(args: string[], input?: string): Promise<Ran> {
      return new Promise(resolve => {
        const child = execFile(
          kubectl!,
          args,
          { env: environment(), timeout: 30_000 },
          (error, out, err) =>
            resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
        );
        child.stdin?.end(input ?? '');
      });
    }

    /** Runs a command that has to succeed and answers what it prints. */
    async function ok(args: string[], input?: string): Promise<string> {
      const { code, out, err } = await run(args, input);
      if (code !== 0) {
        throw new Error(`kubectl ${args.join(' ')}: ${err}${out}`);
      }
      return out;
    }

    /** Starts a command that goes on; `saw` waits for a text in what it prints. */
    function start(args: string[]) {
      const child = spawn(kubectl!, args, { env: environment() });
      let out = '';
      let wake = () => {};
      const ended = new Promise<number | null>(resolve =>
        child.on('close', resolve),
      );
      const take = (chunk: Buffer) => {
        out += chunk.toString('utf8');
        wake();
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      return {
        saw: (text: string) =>
          new Promise<void>((resolve, reject) => {
            const timer = setTimeout(
              () => reject(new Error(`never printed ${text}: ${out}`)),
              30_000,
            );
            wake = () => {
              if (out.includes(text)) {
                clearTimeout(timer);
                resolve();
              }
            };
            wake();
          }),
        stop: () => child.kill(),
        ended: () => ended,
      };
    }

    const manifest = (more: Record<string, unknown> = {}) =>
      JSON.stringify(
        gadget(
          'one',
          { replicas: 3, note: 'abc', ...more },
          { namespace: 'default' },
        ),
      );

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'playground-kubectl-'));
      cluster = createKubeCluster({
        name: 'dev',
        crds: parseCrds(JSON.stringify(gadgetCrd)),
        users: [
          { name: 'admin', token: 'a', groups: [], rules: [everythingRule] },
          {
            name: 'viewer',
            token: 'v',
            groups: [],
            rules: [
              {
                verbs: ['get', 'list', 'watch'],
                apiGroups: [''],
                resources: ['pods'],
                namespaces: ['default'],
              },
            ],
          },
        ],
        podTerminationMs: 50,
      });
      served = await serveKubeCluster(cluster, { host: '127.0.0.1', port: 0 });
      const { url, caData } = served;
      await writeKubeconfig(join(folder, 'kubeconfig'), [
        { name: 'dev', url, caData, token: 'a' },
        { name: 'viewer', url, caData, token: 'v' },
      ]);
      await writeFile(
        join(folder, 'editor'),
        '#!/bin/sh\nsed -i.bak "s/replicas: 3/replicas: 8/" "$1"\n',
        { mode: 0o755 },
      );
      cluster.create(pods, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'db-0', namespace: 'default', labels: { app: 'db' } },
        spec: {
          nodeName: 'node-a',
          containers: [{ name: 'postgres', image: 'postgres:17' }],
        },
      });
      cluster.mergePatch(
        pods,
        'default',
        'db-0',
        {
          status: {
            phase: 'Running',
            podIP: '10.1.0.7',
            containerStatuses: [
              {
                name: 'postgres',
                image: 'postgres:17',
                imageID: 'x',
                ready: true,
                restartCount: 2,
                state: { running: {} },
              },
            ],
          },
        },
        { subresource: 'status' },
      );
    });

    afterAll(async () => {
      await served.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('gets tables and JSON', async () => {
      const table = await ok(['get', 'pods', '-o', 'wide']);
      expect(table.split('\n')[0].split(/\s{2,}/)).toEqual(
        expect.arrayContaining(['NAME', 'READY', 'STATUS', 'RESTARTS', 'IP']),
      );
      expect(table).toMatch(
        /db-0 +1\/1 +Running +2 +\d+s +10\.1\.0\.7 +node-a/,
      );
      const json = JSON.parse(await ok(['get', 'pod', 'db-0', '-o', 'json']));
      expect(json).toMatchObject({ kind: 'Pod', metadata: { name: 'db-0' } });
      expect(await ok(['get', 'all', '-A'])).toContain('pod/db-0');
      expect(await ok(['api-resources'])).toMatch(/gadgets +gg +contract/);
    });

    it('applies, and again, and edits', async () => {
      expect(await ok(['apply', '-f', '-'], manifest())).toContain('created');
      expect(await ok(['apply', '-f', '-'], manifest())).toContain('unchanged');
      expect(
        await ok(['apply', '-f', '-'], manifest({ note: 'abcd' })),
      ).toContain('configured');
      expect(await ok(['get', 'gg'])).toMatch(/one +1Gi +3 +\d+s/);
      expect(await ok(['edit', 'gadget', 'one'])).toContain('edited');
      expect(
        await ok(['get', 'gg', 'one', '-o', 'jsonpath={.spec.replicas}']),
      ).toBe('8');
      const described = await ok(['describe', 'gadget', 'one']);
      expect(described).toMatch(/Replicas: +8/);
    });

    it('refuses what the schema does not know or allow', async () => {
      const strict = await run(['apply', '-f', '-'], manifest({ foo: 1 }));
      expect(strict.code).toBe(1);
      expect(strict.err).toContain('unknown field "spec.foo"');
      const invalid = await run(['apply', '-f', '-'], manifest({ mode: 'x' }));
      expect(invalid.err).toContain(
        'spec.mode: Unsupported value: "x": supported values: "fast", "safe"',
      );
    });

    it('applies on the server, and reports conflicts', async () => {
      const args = ['apply', '--server-side', '-f', '-'];
      const manager = '--field-manager=gitops';
      const applied = manifest({ replicas: 5, note: 'abcd' });
      const refused = await run([...args, manager], applied);
      expect(refused.err).toMatch(
        /1 conflict: conflict with "kubectl-edit" using .*: \.spec\.replicas/,
      );
      expect(
        await ok([...args, manager, '--force-conflicts'], applied),
      ).toContain('serverside-applied');
      expect(
        await ok(['diff', '--server-side', manager, '-f', '-'], applied),
      ).toBe('');
      expect(cluster.get(gadgets, 'default', 'one')).toMatchObject({
        spec: { replicas: 5 },
      });
    });

    it('scales, labels, patches and explains', async () => {
      await ok(['scale', 'gadget', 'one', '--replicas=2']);
      await ok(['label', 'gadget', 'one', 'tier=back']);
      await ok([
        'patch',
        'gg',
        'one',
        '--type=merge',
        '-p',
        '{"spec":{"mode":"fast"}}',
      ]);
      expect(cluster.get(gadgets, 'default', 'one')).toMatchObject({
        metadata: { labels: { tier: 'back' } },
        spec: { replicas: 2, mode: 'fast' },
      });
      expect(await ok(['get', 'gg', '-l', 'tier=back', '-o', 'name'])).toBe(
        `gadget.${gadgetGroup}/one\n`,
      );
      expect(await ok(['explain', 'gadget.spec.parts'])).toMatch(
        /name\t<string> -required-/,
      );
      expect(await ok(['explain', 'pod.spec.containers.ports'])).toContain(
        'containerPort',
      );
    });

    it('makes core objects, which it sends as protobuf', async () => {
      await ok(['create', 'configmap', 'settings', '--from-literal=a=b']);
      await ok([
        'create',
        'deployment',
        'web',
        '--image=nginx:1',
        '--replicas=2',
      ]);
      await ok(['set', 'image', 'deployment/web', 'nginx=nginx:2']);
      expect(await ok(['get', 'deployments', '-o', 'wide'])).toMatch(
        /web +0\/2 .*nginx +nginx:2 +app=web/,
      );
      expect(
        await ok(['get', 'cm', 'settings', '-o', 'jsonpath={.data.a}']),
      ).toBe('b');
    });

    it('prints logs and follows them', async () => {
      cluster.appendLog('default', 'db-0', 'postgres', ['one', 'two', 'three']);
      expect(await ok(['logs', 'db-0', '--tail=2'])).toBe('two\nthree\n');
      const follow = start(['logs', '-f', '--tail=1', 'db-0']);
      await follow.saw('three');
      cluster.appendLog('default', 'db-0', 'postgres', ['four']);
      await follow.saw('four');
      follow.stop();
      const none = await run(['logs', '--previous', 'db-0']);
      expect(none.err).toContain(
        'previous terminated container "postgres" in pod "db-0" not found',
      );
    });

    it('waits and watches', async () => {
      const wait = start([
        'wait',
        '--for=jsonpath={.status.phase}=Ready',
        'gadget/one',
        '--timeout=30s',
      ]);
      const watch = start(['get', 'gadgets', '-w']);
      await watch.saw('one');
      cluster.mergePatch(
        gadgets,
        'default',
        'one',
        { status: { phase: 'Ready' } },
        { subresource: 'status' },
      );
      await wait.saw('condition met');
      cluster.mergePatch(gadgets, 'default', 'one', { spec: { replicas: 9 } });
      await watch.saw('1Gi    9');
      watch.stop();
      expect(await wait.ended()).toBe(0);
    });

    it('says who may do what', async () => {
      expect(await ok(['auth', 'can-i', 'delete', 'gadgets'])).toBe('yes\n');
      const viewer = ['--context', 'viewer'];
      expect(await ok([...viewer, 'auth', 'can-i', 'list', 'pods'])).toBe(
        'yes\n',
      );
      expect(
        (await run([...viewer, 'auth', 'can-i', 'list', 'secrets'])).out,
      ).toBe('no\n');
      expect(await ok([...viewer, 'auth', 'can-i', '--list'])).toMatch(
        /pods +\[\] +\[\] +\[get list watch\]/,
      );
      expect((await run([...viewer, 'get', 'secrets'])).err).toContain(
        'secrets is forbidden: User "viewer" cannot list resource "secrets" in API group "" in the namespace "default"',
      );
      expect((await run(['--token=x', 'get', 'pods'])).err).toContain(
        'You must be logged in to the server',
      );
    });

    it('deletes and waits until it is done', async () => {
      expect(await ok(['delete', 'gadget', 'one'])).toContain('deleted');
      expect(cluster.get(gadgets, 'default', 'one')).toBeUndefined();
      expect(await ok(['delete', 'pod', 'db-0'])).toContain('deleted');
      expect(cluster.get(pods, 'default', 'db-0')).toBeUndefined();
      expect((await run(['get', 'pod', 'db-0'])).err).toContain(
        'pods "db-0" not found',
      );
    });
  },
);
