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

/* eslint-disable jest/no-export -- declared here, run against the playground and against a real server */

import { ContractSession } from './ContractSession';
import { Json, list } from './ContractJson';

function includes(values: Json | undefined, wanted: string): boolean {
  return list(values).map(String).includes(wanted);
}

const reviews = '/apis/authorization.k8s.io/v1';

/** Who may do what: tokens, refusals, and reviews of one's own rights. */
export function accessContract(session: () => ContractSession): void {
  describe('access', () => {
    it('refuses a token that it does not know', async () => {
      const { client } = session();
      const answer = await client.get('/api/v1/pods', { token: 'wrong' });
      expect(answer.code).toBe(401);
      expect(answer.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'Unauthorized',
        reason: 'Unauthorized',
        code: 401,
      });
    });

    it('refuses those who say nothing of themselves, by name', async () => {
      const { client } = session();
      const answer = await client.get('/api/v1/pods', { token: undefined });
      expect(answer.code).toBe(403);
      expect(answer.body.message).toBe(
        'pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" at the cluster scope',
      );
    });

    it('lets the limited user read what it may, and says what it may not', async () => {
      const { client, target } = session();
      const { limitedNamespace: namespace, limitedUser: user } = target;
      const token = target.limitedToken;
      const pods = await client.get(`/api/v1/namespaces/${namespace}/pods`, {
        token,
      });
      expect([pods.code, pods.body.kind]).toEqual([200, 'PodList']);

      const secrets = await client.get(
        `/api/v1/namespaces/${namespace}/secrets`,
        { token },
      );
      expect(secrets.code).toBe(403);
      expect(secrets.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: `secrets is forbidden: User "${user}" cannot list resource "secrets" in API group "" in the namespace "${namespace}"`,
        reason: 'Forbidden',
        details: { kind: 'secrets' },
        code: 403,
      });

      const named = await client.get(
        `/apis/apps/v1/namespaces/${namespace}/statefulsets/a`,
        { token },
      );
      expect(named.body).toMatchObject({
        message: `statefulsets.apps "a" is forbidden: User "${user}" cannot get resource "statefulsets" in API group "apps" in the namespace "${namespace}"`,
        details: { name: 'a', group: 'apps', kind: 'statefulsets' },
      });

      const everywhere = await client.get('/api/v1/pods?watch=true', { token });
      expect(everywhere.body.message).toBe(
        `pods is forbidden: User "${user}" cannot watch resource "pods" in API group "" at the cluster scope`,
      );

      const log = await client.get(
        `/api/v1/namespaces/${session().namespace}/pods/a/log`,
        { token },
      );
      expect(log.body.message).toBe(
        `pods "a" is forbidden: User "${user}" cannot get resource "pods/log" in API group "" in the namespace "${
          session().namespace
        }"`,
      );
    });

    it('lets everybody discover, and review their own rights', async () => {
      const { client, target } = session();
      const token = target.limitedToken;
      const namespace = target.limitedNamespace;
      expect((await client.get('/apis', { token })).code).toBe(200);
      const ask = async (resourceAttributes: Record<string, string>) => {
        const answer = await client.post(
          `${reviews}/selfsubjectaccessreviews`,
          {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SelfSubjectAccessReview',
            spec: { resourceAttributes },
          },
          { token },
        );
        expect(answer.code).toBe(201);
        return answer.body.status.allowed;
      };
      const verb = 'list';
      expect(await ask({ verb, resource: 'pods', namespace })).toBe(true);
      expect(await ask({ verb, resource: 'secrets', namespace })).toBe(false);
      expect(await ask({ verb, resource: 'pods' })).toBe(false);
      expect(await ask({ verb: 'delete', resource: 'pods', namespace })).toBe(
        false,
      );
    });

    it('lists the rules that hold in a namespace', async () => {
      const { client, target } = session();
      const { body, code } = await client.post(
        `${reviews}/selfsubjectrulesreviews`,
        {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectRulesReview',
          spec: { namespace: target.limitedNamespace },
        },
        { token: target.limitedToken },
      );
      expect(code).toBe(201);
      const rules = list(body.status.resourceRules);
      const covers = (resource: string, verb: string) =>
        rules.some(
          rule =>
            includes(rule.apiGroups, '') &&
            includes(rule.resources, resource) &&
            includes(rule.verbs, verb),
        );
      expect(covers('pods', 'watch')).toBe(true);
      expect(covers('configmaps', 'list')).toBe(true);
      expect(covers('secrets', 'list')).toBe(false);
    });
  });
}
