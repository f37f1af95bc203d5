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
import { gadgetGroup } from './gadgets';
import { list } from './ContractJson';

const aggregated =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Versions, health, discovery in both forms, OpenAPI. */
export function discoveryContract(session: () => ContractSession): void {
  describe('discovery', () => {
    it('says its version and that it is well', async () => {
      const { client } = session();
      const version = await client.get('/version');
      expect(version.body).toMatchObject({ major: '1' });
      expect(version.body.gitVersion).toMatch(/^v1\.\d+\.\d+/);
      for (const path of ['/healthz', '/livez', '/readyz']) {
        const answer = await client.get(path);
        expect([answer.code, answer.text]).toEqual([200, 'ok']);
      }
    });

    it('lists the core resources', async () => {
      const { client } = session();
      expect((await client.get('/api')).body).toMatchObject({
        kind: 'APIVersions',
        versions: ['v1'],
      });
      const { body } = await client.get('/api/v1');
      expect(body).toMatchObject({
        kind: 'APIResourceList',
        groupVersion: 'v1',
      });
      expect(body.resources).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            name: 'pods',
            singularName: 'pod',
            namespaced: true,
            kind: 'Pod',
            shortNames: ['po'],
            categories: ['all'],
            verbs: expect.arrayContaining(['get', 'list', 'watch', 'patch']),
          }),
          expect.objectContaining({ name: 'pods/log', verbs: ['get'] }),
          expect.objectContaining({ name: 'namespaces', namespaced: false }),
        ]),
      );
    });

    it('lists groups and the versions of a custom resource, newest first', async () => {
      const { client } = session();
      const { groups } = (await client.get('/apis')).body;
      const names = list(groups).map(group => group.name);
      expect(names).toEqual(
        expect.arrayContaining(['apps', 'apiextensions.k8s.io', gadgetGroup]),
      );
      const { body } = await client.get(`/apis/${gadgetGroup}`);
      expect(body).toMatchObject({
        kind: 'APIGroup',
        name: gadgetGroup,
        preferredVersion: { groupVersion: `${gadgetGroup}/v1`, version: 'v1' },
      });
      expect(list(body.versions).map(one => one.version)).toEqual([
        'v1',
        'v1beta1',
      ]);
    });

    it('describes a custom resource with its subresources', async () => {
      const { body } = await session().client.get(`/apis/${gadgetGroup}/v1`);
      expect(body).toMatchObject({
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: `${gadgetGroup}/v1`,
      });
      const resources = list(body.resources);
      expect(resources.map(one => one.name).sort()).toEqual([
        'gadgets',
        'gadgets/scale',
        'gadgets/status',
      ]);
      const found = resources.find(one => String(one.name) === 'gadgets');
      expect(found).toMatchObject({
        singularName: 'gadget',
        namespaced: true,
        kind: 'Gadget',
        shortNames: ['gg'],
        categories: ['all'],
      });
      expect(list(found?.verbs).map(String).sort()).toEqual([
        'create',
        'delete',
        'deletecollection',
        'get',
        'list',
        'patch',
        'update',
        'watch',
      ]);
    });

    it('answers the aggregated form to those who ask for it', async () => {
      const { client } = session();
      const { body, headers } = await client.get('/apis', {
        accept: `${aggregated},application/json`,
      });
      expect(headers['content-type']).toBe(aggregated);
      expect(body).toMatchObject({
        kind: 'APIGroupDiscoveryList',
        apiVersion: 'apidiscovery.k8s.io/v2',
      });
      const group = list(body.items).find(
        one => String(one.metadata.name) === gadgetGroup,
      );
      expect(group?.versions[0]).toMatchObject({
        version: 'v1',
        freshness: 'Current',
        resources: [
          {
            resource: 'gadgets',
            responseKind: { group: gadgetGroup, version: 'v1', kind: 'Gadget' },
            scope: 'Namespaced',
            singularResource: 'gadget',
            shortNames: ['gg'],
          },
        ],
      });
      const core = await client.get('/api', { accept: aggregated });
      expect(core.body.items[0].versions[0].version).toBe('v1');
    });

    it('answers 404 for groups, versions and resources that there are not', async () => {
      const { client } = session();
      for (const path of [
        '/apis/no.such.group',
        '/apis/no.such.group/v1',
        `/apis/${gadgetGroup}/v9/gadgets`,
        `/apis/${gadgetGroup}/v1/widgets`,
        '/api/v1/widgets',
      ]) {
        expect([path, (await client.get(path)).code]).toEqual([path, 404]);
      }
    });

    it('describes custom resources in OpenAPI v3', async () => {
      const { client } = session();
      const path = `apis/${gadgetGroup}/v1`;
      const index = await session().eventually(
        () => client.get('/openapi/v3'),
        answer => answer.body.paths?.[path] !== undefined,
      );
      const url = String(index.body.paths[path].serverRelativeURL);
      const { body } = await client.get(url);
      expect(body.openapi).toBe('3.0.0');
      const schemas = Object.values(body.components.schemas);
      const found = schemas.find(
        schema =>
          String(schema['x-kubernetes-group-version-kind']?.[0]?.kind) ===
          'Gadget',
      );
      expect(found?.properties.spec.properties.size).toMatchObject({
        type: 'string',
        pattern: '^[0-9]+Gi$',
      });
      const one = `/apis/${gadgetGroup}/v1/namespaces/{namespace}/gadgets/{name}`;
      const parameters = list(body.paths[one].patch.parameters);
      expect(parameters.map(parameter => parameter.name)).toEqual(
        expect.arrayContaining(['dryRun', 'fieldManager', 'fieldValidation']),
      );
    });
  });
}
