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

import { JsonObject } from '@backstage/types';
import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DirectTransport } from '../__testUtils__/DirectTransport';
import { eventually } from '../__testUtils__/eventually';
import { ChangesPortal } from './__testUtils__/ChangesPortal';

jest.setTimeout(600_000);

/** Paths of files that describe a real kube-apiserver on which the real operator runs, and a real Gitea. */
const kubernetesFile = process.env.DATABASE_PLATFORM_REAL_KUBERNETES;
const giteaFile = process.env.DATABASE_PLATFORM_REAL_GITEA;

const NAMESPACE = 'changes';
const NAME = 'changes-team-db';
const DATABASE = `real/${NAMESPACE}/postgresql/${NAME}`;
const PATH = `databases/${NAME}.yaml`;

/** As a person would write it. */
function manifest(source: string): string {
  return `# The team's first database
apiVersion: acid.zalan.do/v1
kind: postgresql
metadata:
  name: ${NAME}
  namespace: ${NAMESPACE}
  annotations:
    databases.backstage.io/source: ${source}
spec:
  teamId: changes-team
  numberOfInstances: 1 # one is enough for now
  volume:
    size: 1Gi
  postgresql:
    version: '15'
  resources:
    requests: { cpu: 100m, memory: 100Mi }
    limits: { cpu: 500m, memory: 500Mi }
`;
}

(kubernetesFile && giteaFile ? describe : describe.skip)(
  'a change over a real Gitea, a real API server and the real operator',
  () => {
    const read = (file: string | undefined) =>
      file ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    const kubernetes = read(kubernetesFile);
    const gitea = read(giteaFile);
    const repository = `databases-${randomUUID().slice(0, 8)}`;
    const admin = new DirectTransport({
      url: kubernetes?.url,
      ca: kubernetes?.ca,
      token: kubernetes?.adminToken,
    });
    let portal: ChangesPortal;

    /** What a person does on the Git host. */
    async function git(
      method: string,
      path: string,
      body?: JsonObject,
    ): Promise<Response> {
      const response = await fetch(`${gitea.url}/api/v1${path}`, {
        method,
        headers: {
          Authorization: `token ${gitea.owner.token}`,
          'Content-Type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!response.ok) {
        throw new Error(
          `${method} ${path}: ${response.status} ${await response.text()}`,
        );
      }
      return response;
    }

    const repositoryPath = `/repos/${gitea?.owner.name}/${repository}`;

    /** As `kubectl apply -f` does with what is on main. */
    async function apply(): Promise<void> {
      const text = await (
        await git('GET', `${repositoryPath}/raw/${PATH}?ref=main`)
      ).text();
      const path = `/apis/acid.zalan.do/v1/namespaces/${NAMESPACE}/postgresqls/${NAME}`;
      const message = await admin.send(
        'PATCH',
        `${path}?fieldManager=kubectl&force=true`,
        {
          body: parse(text),
          contentType: 'application/apply-patch+yaml',
        },
      );
      const chunks: Buffer[] = [];
      for await (const chunk of message) {
        chunks.push(chunk as Buffer);
      }
      if ((message.statusCode ?? 500) >= 300) {
        throw new Error(`Not applied: ${Buffer.concat(chunks)}`);
      }
    }

    async function merge({ pullRequest }: DatabaseChange): Promise<void> {
      // Gitea says "try again later" while it finds out whether it can be merged
      await eventually(() =>
        git('POST', `${repositoryPath}/pulls/${pullRequest?.number}/merge`, {
          Do: 'squash',
        }),
      );
    }

    beforeAll(async () => {
      await git('POST', '/user/repos', { name: repository, auto_init: true });
      await git('PUT', `${repositoryPath}/collaborators/${gitea.writer.name}`, {
        permission: 'write',
      });
      const source = `${gitea.url}/${gitea.owner.name}/${repository}/src/branch/main/${PATH}`;
      await git('POST', `${repositoryPath}/contents/${PATH}`, {
        content: Buffer.from(manifest(source)).toString('base64'),
        message: 'Add the first database',
        branch: 'main',
      });
      await admin.change('POST', '/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: NAMESPACE },
      });
      await apply();
      portal = await ChangesPortal.start({
        kubernetesClusters: [
          {
            name: 'real',
            url: kubernetes.url,
            caData: Buffer.from(kubernetes.ca).toString('base64'),
            token: kubernetes.readerToken,
          },
        ],
        gitea: { url: gitea.url, token: gitea.writer.token },
      });
      await portal.running(DATABASE);
    });

    afterAll(async () => {
      await portal?.stop();
      await admin.change('DELETE', `/api/v1/namespaces/${NAMESPACE}`);
    });

    it('is opened, merged, applied, taken up by the operator, and ends verified', async () => {
      const change = await portal.ask('resize', DATABASE, { members: 2 });
      expect(
        change.diff.split('\n').filter(line => /^[-+](?![-+])/.test(line)),
      ).toEqual([
        '-  numberOfInstances: 1 # one is enough for now',
        '+  numberOfInstances: 2 # one is enough for now',
      ]);
      const pullRequest = await (
        await git(
          'GET',
          `${repositoryPath}/pulls/${change.pullRequest?.number}`,
        )
      ).json();
      expect(pullRequest).toMatchObject({
        state: 'open',
        base: { ref: 'main' },
        head: { ref: change.pullRequest?.branch },
        changed_files: 1,
        additions: 1,
        deletions: 1,
      });

      await merge(change);
      const merged = await portal.past(change, 'merged');
      expect(merged.state).toBe('open');
      await portal.past(change, 'synced');
      await apply();
      const done = await portal.end(change);
      expect(done).toMatchObject({ state: 'done', stage: 'verified' });
      expect(done.stages.map(({ id, state }) => `${id}: ${state}`)).toEqual([
        'planned: done',
        'opened: done',
        'checks: skipped',
        'approved: skipped',
        'merged: done',
        'synced: skipped',
        'seen: done',
        'healthy: done',
        'verified: done',
      ]);
      const { body } = await portal.get(`/databases/${DATABASE}`);
      expect(body).toMatchObject({
        phase: 'running',
        members: { ready: 2, total: 2 },
      });
    });

    it('is refused before there is a pull request where the operator would ignore it', async () => {
      await expect(
        portal.ask('resize', DATABASE, { volume: '500Mi' }),
      ).rejects.toThrow(/The plan has errors: .*"field":"volume"/);
      const pulls = await (
        await git('GET', `${repositoryPath}/pulls?state=all`)
      ).json();
      expect(pulls).toHaveLength(1);
    });
  },
);
