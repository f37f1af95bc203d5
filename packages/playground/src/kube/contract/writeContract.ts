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

import { Json, list } from './ContractJson';
import { ContractSession } from './ContractSession';
import { gadget, gadgetGroup } from './gadgets';

const qualified = `gadgets.${gadgetGroup}`;

/** Causes of a failure as `[field, reason, message]`, sorted: the real server has them in any order. */
export function causesOf(body: Json): string[][] {
  return list(body.details?.causes)
    .map(cause => [cause.field, cause.reason, cause.message].map(String))
    .sort();
}

/** Create, update, patch, subresources, generations, dry runs. */
export function writeContract(session: () => ContractSession): void {
  describe('create', () => {
    it('fills in what is the server’s to say', async () => {
      const { client } = session();
      const name = session().name();
      const { code, body } = await client.post(session().gadgets(), {
        ...gadget(name, {}, { uid: 'mine', generation: 9, selfLink: '/x' }),
        status: { phase: 'Made up' },
      });
      expect(code).toBe(201);
      expect(body.metadata).toMatchObject({
        name,
        namespace: session().namespace,
        generation: 1,
      });
      expect(body.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
      expect(body.metadata.creationTimestamp).toMatch(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      );
      expect(body.metadata.resourceVersion).toMatch(/^\d+$/);
      expect(body.status).toBeUndefined();
      expect(body.spec).toEqual({ size: '1Gi', replicas: 1, mode: 'safe' });
    });

    it('makes names', async () => {
      const { client } = session();
      const { code, body } = await client.post(session().gadgets(), {
        ...gadget(''),
        metadata: { generateName: 'made-' },
      });
      expect(code).toBe(201);
      expect(body.metadata.name).toMatch(/^made-[a-z0-9]{5}$/);
    });

    it('refuses a name that is taken, one that is none, and none at all', async () => {
      const { client } = session();
      const { metadata } = await session().makeGadget();
      const taken = await client.post(
        session().gadgets(),
        gadget(String(metadata.name)),
      );
      expect(taken.code).toBe(409);
      expect(taken.body).toMatchObject({
        message: `${qualified} "${metadata.name}" already exists`,
        reason: 'AlreadyExists',
        details: {
          name: metadata.name,
          group: gadgetGroup,
          kind: 'gadgets',
        },
      });
      const bad = await client.post(session().gadgets(), gadget('Not_Good'));
      expect(bad.code).toBe(422);
      expect(causesOf(bad.body)).toEqual([
        [
          'metadata.name',
          'FieldValueInvalid',
          expect.stringContaining(
            'a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters',
          ),
        ],
      ]);
      const none = await client.post(session().gadgets(), {
        ...gadget('x'),
        metadata: {},
      });
      expect(none.code).toBe(422);
      expect(none.body.message).toContain(
        'metadata.name: Required value: name or generateName is required',
      );
    });

    it('refuses namespaces that there are not or that are not the request’s', async () => {
      const { client } = session();
      const nowhere = await client.post(
        '/api/v1/namespaces/nowhere/configmaps',
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'a' },
        },
      );
      expect(nowhere.code).toBe(404);
      expect(nowhere.body.message).toBe('namespaces "nowhere" not found');
      const other = await client.post(
        session().gadgets(),
        gadget('x', {}, { namespace: 'default' }),
      );
      expect(other.code).toBe(400);
      expect(other.body.message).toBe(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    });

    it('refuses a body that is something else', async () => {
      const { client } = session();
      const kind = await client.post(session().gadgets(), {
        ...gadget('x'),
        apiVersion: `${gadgetGroup}/v7`,
      });
      expect(kind.code).toBe(400);
      const text = await client.post(session().gadgets(), '{"a":', {});
      expect([text.code, text.body.reason]).toEqual([400, 'BadRequest']);
      const type = await client.post(session().gadgets(), 'hello', {
        contentType: 'text/plain',
      });
      expect([type.code, type.body.reason]).toEqual([
        415,
        'UnsupportedMediaType',
      ]);
    });

    it('takes YAML', async () => {
      const { client } = session();
      const name = session().name('yaml');
      const { code, body } = await client.post(
        session().core('configmaps'),
        `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  a: b\n`,
        { contentType: 'application/yaml' },
      );
      expect(code).toBe(201);
      expect(body.data).toEqual({ a: 'b' });
    });

    it('keeps nothing of a dry run', async () => {
      const { client } = session();
      const name = session().name();
      const { code, body } = await client.post(
        `${session().gadgets()}?dryRun=All`,
        gadget(name),
      );
      expect(code).toBe(201);
      expect(body.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
      expect(body.spec.mode).toBe('safe');
      expect((await client.get(session().gadgets(name))).code).toBe(404);
      const wrong = await client.post(
        `${session().gadgets()}?dryRun=Some`,
        gadget(name),
      );
      expect([wrong.code, wrong.body.reason]).toEqual([422, 'Invalid']);
    });
  });

  describe('update', () => {
    it('replaces the spec and leaves the status', async () => {
      const { client } = session();
      const made = await session().makeGadget({ note: 'abc' });
      const path = session().gadgets(String(made.metadata.name));
      const { code, body } = await client.put(path, {
        ...made,
        spec: { size: '2Gi' },
        status: { phase: 'Made up' },
      });
      expect(code).toBe(200);
      expect(body.spec).toEqual({ size: '2Gi', replicas: 1, mode: 'safe' });
      expect(body.status).toBeUndefined();
      expect(body.metadata.generation).toBe(2);
      expect(body.metadata.uid).toBe(made.metadata.uid);
    });

    it('refuses what was read before somebody else wrote', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const name = String(made.metadata.name);
      const path = session().gadgets(name);
      await client.patch(path, 'merge', { spec: { replicas: 2 } });
      const stale = await client.put(path, made);
      expect(stale.code).toBe(409);
      expect(stale.body).toMatchObject({
        message: `Operation cannot be fulfilled on ${qualified} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
        reason: 'Conflict',
        details: { name, group: gadgetGroup, kind: 'gadgets' },
      });
      const patch = await client.patch(path, 'merge', {
        metadata: { resourceVersion: made.metadata.resourceVersion },
        spec: { replicas: 3 },
      });
      expect([patch.code, patch.body.reason]).toEqual([409, 'Conflict']);
    });

    it('wants a resourceVersion for custom resources', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const name = String(made.metadata.name);
      const blind = await client.put(session().gadgets(name), gadget(name));
      expect(blind.code).toBe(422);
      expect(causesOf(blind.body)).toEqual([
        [
          'metadata.resourceVersion',
          'FieldValueInvalid',
          'Invalid value: 0: must be specified for an update',
        ],
      ]);
    });

    it('refuses another name and an object that is not there', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const other = await client.put(session().gadgets('other'), made);
      expect(other.code).toBe(400);
      expect(other.body.message).toBe(
        `the name of the object (${made.metadata.name}) does not match the name on the URL (other)`,
      );
      const missing = await client.put(session().gadgets('missing'), {
        ...gadget('missing'),
        metadata: { name: 'missing', resourceVersion: '1' },
      });
      expect(missing.code).toBe(404);
    });

    it('changes nothing when nothing changes', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const path = session().gadgets(String(made.metadata.name));
      const { body } = await client.put(path, made);
      expect(body.metadata.resourceVersion).toBe(made.metadata.resourceVersion);
      const patch = await client.patch(path, 'merge', {
        spec: { replicas: 1 },
      });
      expect(patch.body.metadata.resourceVersion).toBe(
        made.metadata.resourceVersion,
      );
    });

    it('counts generations of the spec only', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const path = session().gadgets(String(made.metadata.name));
      const labelled = await client.patch(path, 'merge', {
        metadata: { labels: { a: 'b' }, generation: 77 },
      });
      expect(labelled.body.metadata.generation).toBe(1);
      const changed = await client.patch(path, 'merge', {
        spec: { replicas: 5 },
      });
      expect(changed.body.metadata.generation).toBe(2);
    });
  });

  describe('the status subresource', () => {
    it('changes the status and nothing else', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const path = session().gadgets(String(made.metadata.name), 'status');
      const { code, body } = await client.put(path, {
        ...made,
        metadata: { ...made.metadata, labels: { sneaked: 'in' } },
        spec: { size: '9Gi' },
        status: { phase: 'Ready', replicas: 2 },
      });
      expect(code).toBe(200);
      expect(body.status).toEqual({ phase: 'Ready', replicas: 2 });
      expect(body.spec).toEqual(made.spec);
      expect(body.metadata.labels).toBeUndefined();
      expect(body.metadata.generation).toBe(1);
      const patched = await client.patch(path, 'merge', {
        spec: { replicas: 7 },
        status: { phase: 'Gone' },
      });
      expect(patched.body.status).toEqual({ phase: 'Gone', replicas: 2 });
      expect(patched.body.spec).toEqual(made.spec);
      const main = await client.patch(
        session().gadgets(String(made.metadata.name)),
        'merge',
        { status: { phase: 'No' }, spec: { replicas: 2 } },
      );
      expect(main.body.status.phase).toBe('Gone');
      expect((await client.get(path)).body.status.phase).toBe('Gone');
    });

    it('is checked by the schema', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const { code, body } = await client.patch(
        session().gadgets(String(made.metadata.name), 'status'),
        'merge',
        { status: { replicas: 'many' } },
      );
      expect(code).toBe(422);
      expect(causesOf(body)).toEqual([
        [
          '.status.replicas',
          'FieldValueInvalid',
          'Invalid value: 0: .status.replicas accessor error: many is of the type string, expected int64',
        ],
        [
          'status.replicas',
          'FieldValueTypeInvalid',
          'Invalid value: "string": replicas in body must be of type integer: "string"',
        ],
      ]);
    });

    it('can be written for core kinds too', async () => {
      const { client } = session();
      const name = session().name('sts');
      await client.post(session().statefulSets(), statefulSet(name));
      const { code, body } = await client.patch(
        session().statefulSets(name, 'status'),
        'merge',
        { status: { replicas: 2, readyReplicas: 1 } },
      );
      expect(code).toBe(200);
      expect(body.status).toMatchObject({ replicas: 2, readyReplicas: 1 });
      expect(body.metadata.generation).toBe(1);
    });
  });

  describe('the scale subresource', () => {
    it('reads and writes the replicas', async () => {
      const { client } = session();
      const made = await session().makeGadget({ replicas: 3 });
      const name = String(made.metadata.name);
      const path = session().gadgets(name, 'scale');
      const { body } = await client.get(path);
      expect(body).toMatchObject({
        kind: 'Scale',
        apiVersion: 'autoscaling/v1',
        metadata: { name },
        spec: { replicas: 3 },
      });
      const scaled = await client.patch(path, 'merge', {
        spec: { replicas: 5 },
      });
      expect(scaled.body.spec.replicas).toBe(5);
      const after = await client.get(session().gadgets(name));
      expect(after.body.spec.replicas).toBe(5);
      expect(after.body.metadata.generation).toBe(2);
    });
  });

  describe('patch', () => {
    it('merges', async () => {
      const { client } = session();
      const made = await session().makeGadget({
        options: { a: '1', b: '2' },
        steps: ['x', 'y'],
      });
      const { code, body } = await client.patch(
        session().gadgets(String(made.metadata.name)),
        'merge',
        { spec: { options: { a: null, c: '3' }, steps: ['z'] } },
      );
      expect(code).toBe(200);
      expect(body.spec.options).toEqual({ b: '2', c: '3' });
      expect(body.spec.steps).toEqual(['z']);
    });

    it('applies JSON patches, and refuses one that does not fit', async () => {
      const { client } = session();
      const made = await session().makeGadget({ steps: ['x', 'y'] });
      const path = session().gadgets(String(made.metadata.name));
      const { body } = await client.patch(path, 'json', [
        { op: 'test', path: '/spec/size', value: '1Gi' },
        { op: 'add', path: '/spec/steps/1', value: 'new' },
        { op: 'replace', path: '/spec/replicas', value: 4 },
        { op: 'add', path: '/metadata/labels', value: { 'a/b': 'c' } },
        { op: 'remove', path: '/spec/mode' },
      ]);
      expect(body.spec).toEqual({
        size: '1Gi',
        steps: ['x', 'new', 'y'],
        replicas: 4,
        mode: 'safe',
      });
      expect(body.metadata.labels).toEqual({ 'a/b': 'c' });
      const unfit = await client.patch(path, 'json', [
        { op: 'test', path: '/spec/size', value: '7Gi' },
      ]);
      expect([unfit.code, unfit.body.reason]).toEqual([422, 'Invalid']);
      const missing = await client.patch(path, 'json', [
        { op: 'remove', path: '/spec/nothing' },
      ]);
      expect(missing.code).toBe(422);
    });

    it('merges lists of core kinds by their keys', async () => {
      const { client } = session();
      const name = session().name('sts');
      const made = await client.post(
        session().statefulSets(),
        statefulSet(name),
      );
      expect(made.code).toBe(201);
      const { code, body } = await client.patch(
        session().statefulSets(name),
        'strategic-merge',
        {
          spec: {
            template: {
              spec: {
                containers: [
                  {
                    name: 'main',
                    image: 'busybox:2',
                    env: [{ name: 'B', value: '2' }],
                  },
                  { name: 'extra', $patch: 'delete' },
                  { name: 'new', image: 'new:1' },
                ],
              },
            },
          },
        },
      );
      expect(code).toBe(200);
      const containers = list(body.spec.template.spec.containers);
      expect(
        containers.map(container => [
          String(container.name),
          String(container.image),
        ]),
      ).toEqual(
        expect.arrayContaining([
          ['main', 'busybox:2'],
          ['new', 'new:1'],
        ]),
      );
      expect(containers).toHaveLength(2);
      const main = containers.find(one => String(one.name) === 'main');
      expect(main?.env).toEqual(
        expect.arrayContaining([
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ]),
      );
      expect(main?.ports).toEqual([{ containerPort: 80, protocol: 'TCP' }]);
      expect(body.metadata.generation).toBe(2);
    });

    it('does not merge custom resources strategically', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const { code, body } = await client.patch(
        session().gadgets(String(made.metadata.name)),
        'strategic-merge',
        { spec: { replicas: 2 } },
      );
      expect([code, body.reason]).toEqual([415, 'UnsupportedMediaType']);
      expect(body.message).toContain(
        'application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
      );
    });

    it('answers 404 for an object that there is not', async () => {
      const { client } = session();
      const { code } = await client.patch(
        session().gadgets('missing'),
        'merge',
        {},
      );
      expect(code).toBe(404);
    });

    it('keeps nothing of a dry run', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const path = session().gadgets(String(made.metadata.name));
      const { body } = await client.patch(`${path}?dryRun=All`, 'merge', {
        spec: { replicas: 6 },
      });
      expect(body.spec.replicas).toBe(6);
      expect((await client.get(path)).body).toEqual(made);
    });
  });

  describe('core kinds', () => {
    it('have the defaults that everybody relies on', async () => {
      const { client } = session();
      const name = session().name('sts');
      const { body } = await client.post(
        session().statefulSets(),
        statefulSet(name),
      );
      expect(body.spec).toMatchObject({
        replicas: 2,
        podManagementPolicy: 'OrderedReady',
        revisionHistoryLimit: 10,
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { partition: 0 },
        },
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: 'Retain',
          whenScaled: 'Retain',
        },
      });
      expect(body.spec.template.spec).toMatchObject({
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        dnsPolicy: 'ClusterFirst',
        schedulerName: 'default-scheduler',
        securityContext: {},
        containers: [
          {
            imagePullPolicy: 'IfNotPresent',
            terminationMessagePath: '/dev/termination-log',
            terminationMessagePolicy: 'File',
            resources: {},
          },
          { imagePullPolicy: 'Always' },
        ],
      });
      expect(body.spec.volumeClaimTemplates[0]).toMatchObject({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        spec: {
          volumeMode: 'Filesystem',
          resources: { requests: { storage: '2' } },
        },
        status: { phase: 'Pending' },
      });
      const service = await client.post(session().core('services'), {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name },
        spec: { selector: { app: 'a' }, ports: [{ port: 5432 }] },
      });
      expect(service.body.spec).toMatchObject({
        type: 'ClusterIP',
        clusterIP: expect.stringMatching(/^10\./),
        sessionAffinity: 'None',
        ports: [{ port: 5432, protocol: 'TCP', targetPort: 5432 }],
      });
      const secret = await client.post(session().core('secrets'), {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name },
        stringData: { password: 'secret' },
      });
      expect(secret.body).toMatchObject({
        type: 'Opaque',
        data: { password: 'c2VjcmV0' },
      });
      expect(secret.body.stringData).toBeUndefined();
    });

    it('refuse wrong types with 400 and what may not change with 422', async () => {
      const { client } = session();
      const name = session().name('sts');
      const wrong = await client.post(session().statefulSets(), {
        ...statefulSet(name),
        spec: { ...statefulSet(name).spec, replicas: 'two' },
      });
      expect(wrong.code).toBe(400);
      expect(wrong.body.message).toBe(
        'StatefulSet in version "v1" cannot be handled as a StatefulSet: json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32',
      );
      await client.post(session().statefulSets(), statefulSet(name));
      const moved = await client.patch(session().statefulSets(name), 'merge', {
        spec: { serviceName: 'other' },
      });
      expect(moved.code).toBe(422);
      expect(causesOf(moved.body)).toEqual([
        [
          'spec',
          'FieldValueForbidden',
          expect.stringMatching(
            /^Forbidden: updates to statefulset spec for fields other than 'replicas'/,
          ),
        ],
      ]);
      const other = await client.post(session().statefulSets(), {
        ...statefulSet(session().name('sts')),
        spec: {
          ...statefulSet(name).spec,
          selector: { matchLabels: { app: 'someone-else' } },
        },
      });
      expect(causesOf(other.body)).toEqual([
        [
          'spec.template.metadata.labels',
          'FieldValueInvalid',
          'Invalid value: {"app":"a"}: `selector` does not match template `labels`',
        ],
      ]);
    });
  });
}

/** A StatefulSet with two containers and a claim. */
function statefulSet(name: string) {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      replicas: 2,
      serviceName: name,
      selector: { matchLabels: { app: 'a' } },
      template: {
        metadata: { labels: { app: 'a' } },
        spec: {
          containers: [
            {
              name: 'main',
              image: 'busybox:1',
              env: [{ name: 'A', value: '1' }],
              ports: [{ containerPort: 80 }],
            },
            { name: 'extra', image: 'extra' },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: 2 } },
          },
        },
      ],
    },
  };
}
