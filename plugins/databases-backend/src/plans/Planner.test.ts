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
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { databaseAnnotations } from '@database-platform/plugin-databases-common';
import { gadgetRef, PlanWorld, REPOSITORY } from '../__testUtils__/PlanWorld';
import { ALLOW_NONE } from '../permissions/ReadFilter';

const MANIFEST = `# The shop's own
apiVersion: example.org/v2
kind: Gadget
metadata:
  name: a
  namespace: shop
spec:
  team: shop
  members: 2 # two are enough
  volume:
    size: 10Gi
`;

const SPEC = { team: 'shop', members: 2, volume: { size: '10Gi' } };

const PATTERN = {
  gitops: {
    repositories: [{ url: REPOSITORY, path: '{namespace}/{name}.yaml' }],
  },
};

const QUOTAS = '/api/v1/namespaces/shop/resourcequotas';
const LIMIT_RANGES = '/api/v1/namespaces/shop/limitranges';
const GADGETS = '/apis/example.org/v2/namespaces/shop/gadgets';

function annotated(path: string) {
  return {
    annotations: {
      [databaseAnnotations.source]: `${REPOSITORY}/src/main/${path}`,
    },
  };
}

async function world(databases: object = PATTERN) {
  const planWorld = new PlanWorld(
    { 'shop/a.yaml': MANIFEST },
    databases as never,
  );
  planWorld.transport.put(QUOTAS, { items: [] });
  planWorld.transport.put(LIMIT_RANGES, { items: [] });
  planWorld.transport.answers.set(`PATCH ${GADGETS}/a`, { body: {} });
  planWorld.transport.answers.set(`POST ${GADGETS}`, { body: {}, status: 201 });
  return planWorld;
}

describe('Planner', () => {
  it('says what one changed field does: a diff of one line, its place, and that the Kubernetes cluster takes it', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC, annotated('shop/a.yaml'));
    const { plan, write, declared, desired, owner } = await planWorld.prepare(
      'resize',
      'a',
      { members: 3 },
    );
    expect(plan).toMatchObject({
      operation: 'resize',
      title: 'Resize a',
      current: { members: 2, volume: '10Gi' },
      input: { members: 3 },
      errors: [],
      warnings: [],
      dryRun: { result: 'accepted', messages: [] },
      quota: { result: 'not limited', items: [] },
      duration: 'minutes',
      openChanges: [],
      drift: [],
      location: {
        repository: {
          url: REPOSITORY,
          title: 'platform/databases',
          host: 'Gitea',
        },
        branch: 'main',
        path: 'shop/a.yaml',
        line: 2,
        url: `${REPOSITORY}/src/main/shop/a.yaml#L2`,
        foundBy: 'annotation',
        form: 'manifest',
      },
    });
    expect(plan.diff).toBe(
      [
        'diff --git a/shop/a.yaml b/shop/a.yaml',
        '--- a/shop/a.yaml',
        '+++ b/shop/a.yaml',
        '@@ -6,6 +6,6 @@',
        '   namespace: shop',
        ' spec:',
        '   team: shop',
        '-  members: 2 # two are enough',
        '+  members: 3 # two are enough',
        '   volume:',
        '     size: 10Gi',
        '',
      ].join('\n'),
    );
    expect(write).toMatchObject({
      baseBranch: 'main',
      baseSha: 'base',
      files: [
        {
          path: 'shop/a.yaml',
          after: MANIFEST.replace('members: 2', 'members: 3'),
        },
      ],
    });
    expect(declared).toMatchObject({ spec: SPEC });
    expect(desired).toMatchObject({ spec: { ...SPEC, members: 3 } });
    expect(owner).toBe('group:default/shop');
    expect(planWorld.transport.writes).toMatchObject([
      {
        method: 'PATCH',
        contentType: 'application/apply-patch+yaml',
        query: { dryRun: 'All', fieldValidation: 'Strict', force: 'true' },
        body: { spec: { members: 3 }, metadata: { name: 'a' } },
      },
    ]);
  });

  it('gives the same plan the same fingerprint, and another one when the file changed', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    const prints = async (members: number) =>
      (await planWorld.prepare('resize', 'a', { members })).plan.fingerprint;
    const first = await prints(3);
    expect(await prints(3)).toBe(first);
    expect(await prints(4)).not.toBe(first);
    planWorld.git.commit(
      'main',
      'base',
      new Map([['shop/a.yaml', `${MANIFEST}  version: "2"\n`]]),
      { message: 'Other' },
    );
    await planWorld.world.clock.advance(10_000);
    expect(await prints(3)).not.toBe(first);
  });

  it('makes a new manifest where the configuration says, and lists it in the kustomization', async () => {
    const planWorld = await world();
    planWorld.git.commit(
      'main',
      'base',
      new Map([
        ['shop/kustomization.yaml', 'resources:\n  - a.yaml # ours\n'],
        ['shop/a.yaml', MANIFEST],
      ]),
      { message: 'Kustomize' },
    );
    const { plan, write, declared } = await planWorld.prepare('create', 'b', {
      team: 'search',
      members: 2,
    });
    expect(plan.errors).toEqual([]);
    expect(plan.location).toMatchObject({
      path: 'shop/b.yaml',
      foundBy: 'configuration',
    });
    expect(plan.diff).toContain('--- /dev/null\n+++ b/shop/b.yaml\n');
    expect(plan.diff).toContain('   - a.yaml # ours\n+  - b.yaml\n');
    expect(write?.files.map(({ path }) => path)).toEqual([
      'shop/b.yaml',
      'shop/kustomization.yaml',
    ]);
    expect(declared).toBeUndefined();
    expect(planWorld.transport.writes[0].method).toBe('POST');
  });

  it('takes a manifest out with its entry in the kustomization, and tries nothing out', async () => {
    const planWorld = await world();
    planWorld.git.commit(
      'main',
      'base',
      new Map([
        ['shop/kustomization.yaml', 'resources:\n  - a.yaml\n  - b.yaml\n'],
        ['shop/a.yaml', MANIFEST],
      ]),
      { message: 'Kustomize' },
    );
    await planWorld.addGadget('a', SPEC);
    const { plan, desired, write } = await planWorld.prepare('delete', 'a', {});
    expect(plan.errors).toEqual([]);
    expect(write?.files).toEqual([
      { path: 'shop/a.yaml', before: MANIFEST },
      {
        path: 'shop/kustomization.yaml',
        before: 'resources:\n  - a.yaml\n  - b.yaml\n',
        after: 'resources:\n  - b.yaml\n',
      },
    ]);
    expect(desired).toBeUndefined();
    expect(plan.dryRun.result).toBe('not possible');
    expect(planWorld.transport.writes).toEqual([]);
  });

  it('copies a database as it is declared, to a place that is configured', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    const { plan } = await planWorld.prepare(
      'clone',
      'c',
      { members: 1 },
      { source: gadgetRef('a') },
    );
    expect(plan.errors).toEqual([]);
    expect(plan.source?.name).toBe('a');
    expect(plan.files[0].after).toContain('size: 10Gi');
  });

  it('puts every error at its field and goes on as far as it can', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    const { plan, write } = await planWorld.prepare('resize', 'a', {
      members: 0,
      volume: 5,
      colour: 'red',
    } as never);
    expect(plan.errors).toMatchObject([
      { field: 'members', message: 'At least 1' },
      { field: 'volume', message: 'It must be a string, and is a number' },
      { field: 'colour', message: 'There is no field colour' },
    ]);
    expect(plan.location?.path).toBe('shop/a.yaml');
    expect(plan.current).toEqual({ members: 2, volume: '10Gi' });
    expect(plan.diff).toBe('');
    expect(write).toBeUndefined();
    const named = await planWorld.prepare('create', 'B_', {});
    expect(named.plan.errors).toMatchObject([
      { field: 'target.name', message: '"B_" is no name in Kubernetes' },
      {
        field: 'team',
        message: 'It is missing',
        allowed: 'The team that owns it',
      },
    ]);
    const unnamed = await planWorld.prepare('create', '', { team: 'x' });
    expect(unnamed.plan.errors).toMatchObject([
      { field: 'target.name', message: 'It is missing' },
    ]);
    const taken = await planWorld.prepare('create', 'a', { team: 'x' });
    expect(taken.plan.errors).toMatchObject([
      { field: 'target.name', rule: 'request/name-taken' },
    ]);
    planWorld.git.commit(
      'main',
      'base',
      new Map([['shop/z.yaml', MANIFEST.replace('name: a', 'name: z')]]),
      { message: 'Not applied yet' },
    );
    await planWorld.world.clock.advance(10_000);
    const declared = await planWorld.prepare('create', 'z', { team: 'x' });
    expect(declared.plan.errors).toMatchObject([
      { field: 'target.name', rule: 'location/exists' },
    ]);
    planWorld.git.commit('main', 'base', new Map(), { message: 'Taken out' });
    const removed = await planWorld.prepare('create', 'z', { team: 'x' });
    expect(removed.plan.errors).not.toContainEqual(
      expect.objectContaining({ rule: 'location/exists' }),
    );
  });

  it.each([
    [
      'an engine',
      { target: { ...gadgetRef('a'), engine: 'x' } },
      'none of gadget',
    ],
    ['an operation', { operation: 'paint' }, 'none of create, clone, resize'],
    ['a source', { operation: 'clone' }, 'name the database to copy'],
    [
      'a Kubernetes cluster',
      {
        operation: 'create',
        target: { ...gadgetRef('x'), kubernetesCluster: 'mars' },
      },
      'none of those that are watched',
    ],
  ])('refuses a request without %s that is known', async (_, more, message) => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    await expect(planWorld.prepare('resize', 'a', {}, more)).rejects.toThrow(
      message,
    );
  });

  it('asks for the permission of the operation on the very database', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    planWorld.filters.set('databases.database.change', {
      key: 'x',
      allows: ({ owner }) => owner.ref === 'group:default/other',
    });
    await expect(planWorld.prepare('resize', 'a', {})).rejects.toThrow(
      'databases.database.change on a in the namespace shop of the Kubernetes cluster prod-eu, owned by group:default/shop',
    );
    planWorld.filters.set('databases.database.delete', ALLOW_NONE);
    await expect(planWorld.prepare('delete', 'a', {})).rejects.toThrow(
      NotAllowedError,
    );
    planWorld.filters.set('databases.database.create', {
      key: 'x',
      allows: ({ owner, ref }) =>
        owner.ref === 'group:default/search' && ref.name === 'n',
    });
    await planWorld.prepare('create', 'n', { team: 'search' });
    // A copy has all that is in the original: to see that one is not enough
    await expect(
      planWorld.prepare('clone', 'n', {}, { source: gadgetRef('a') }),
    ).rejects.toThrow('databases.database.change on a');
    await expect(
      planWorld.prepare('create', 'n', { team: 'shop' }),
    ).rejects.toThrow(NotAllowedError);
    planWorld.filters.set('databases.database.read', {
      key: 'x',
      allows: () => false,
    });
    await expect(planWorld.prepare('resize', 'a', {})).rejects.toThrow(
      NotFoundError,
    );
    await expect(
      planWorld.prepare('clone', 'n', {}, { source: gadgetRef('a') }),
    ).rejects.toThrow(NotFoundError);
    // Nothing was read for those who may not ask
    expect(
      planWorld.transport.requests.filter(({ path }) =>
        path.includes('gadgets'),
      ),
    ).toEqual([]);
  });

  it('holds a change against tier and quota, with numbers', async () => {
    const planWorld = await world({
      ...PATTERN,
      environments: [{ name: 'production', tier: 'strict' }],
      tiers: {
        strict: {
          minimumMembers: 3,
          maximum: { volume: '50Gi', members: 5 },
          versions: { gadget: ['3'] },
        },
      },
    });
    await planWorld.addGadget('a', SPEC);
    planWorld.transport.put(QUOTAS, {
      items: [
        {
          metadata: { name: 'compute' },
          status: {
            hard: { 'requests.cpu': '2', 'requests.storage': '1Ti', x: '1' },
            used: { 'requests.cpu': '1500m', 'requests.storage': '20Gi' },
          },
        },
        {
          metadata: { name: 'best-effort' },
          spec: { scopes: ['BestEffort'] },
          status: { hard: { pods: '0' }, used: {} },
        },
      ],
    });
    planWorld.transport.put(LIMIT_RANGES, {
      items: [
        {
          metadata: { name: 'volumes' },
          spec: {
            limits: [
              { type: 'PersistentVolumeClaim', max: { storage: '60Gi' } },
              { type: 'Container', max: { cpu: '500m' } },
            ],
          },
        },
      ],
    });
    const { plan } = await planWorld.prepare('resize', 'a', {
      members: 4,
      volume: '100Gi',
    });
    expect(plan.tier).toEqual({ name: 'strict', environment: 'production' });
    expect(plan.errors).toMatchObject([
      {
        field: 'volume',
        rule: 'tier/maximum-volume',
        message:
          'volume is 100Gi, and the tier strict allows at most 50Gi for each member',
        allowed: 'at most 50Gi',
      },
      {
        field: 'cpu.request',
        rule: 'quota/exceeded',
        message:
          'ResourceQuota/compute of the namespace allows 2 of requests.cpu; 1500m is used, and after the change it would be 2500m',
      },
      {
        field: 'volume',
        rule: 'quota/limit-range',
        allowed: '60Gi',
      },
    ]);
    expect(plan.quota).toMatchObject({
      result: 'exceeds',
      items: [
        { resource: 'requests.cpu', fits: false },
        {
          resource: 'requests.storage',
          used: '20Gi',
          after: '400Gi',
          hard: '1Ti',
          fits: true,
        },
        { resource: 'max storage of a PersistentVolumeClaim', fits: false },
        // It is so already
        { resource: 'max cpu of a Container', fits: true },
      ],
    });

    // What was against the rules before is not what this change is refused for
    const small = await planWorld.prepare('resize', 'a', { volume: '20Gi' });
    expect(small.plan.errors).toEqual([]);
    expect(small.plan.warnings).toMatchObject([
      {
        rule: 'tier/minimum-members',
        message:
          'As before: members is 2, and the tier strict asks for at least 3',
      },
    ]);
  });

  it('says what it does not know, and why, and goes on', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    const forbidden = (what: string) => ({
      status: 403,
      body: { message: `${what} is forbidden: User "p" cannot patch resource` },
    });
    planWorld.transport.answers.set(`GET ${QUOTAS}`, forbidden('quotas'));
    planWorld.transport.answers.set(`PATCH ${GADGETS}/a`, forbidden('gadgets'));
    planWorld.transport.answers.set(`GET ${GADGETS}/a`, forbidden('gadgets'));
    planWorld.openChanges = async () => {
      throw new Error('boom');
    };
    const { plan, write } = await planWorld.prepare('resize', 'a', {
      members: 3,
    });
    expect(plan.errors).toEqual([]);
    expect(write).toBeDefined();
    expect(plan.quota).toMatchObject({
      result: 'not known',
      reason: expect.stringContaining('quotas is forbidden'),
    });
    expect(plan.dryRun).toEqual({
      result: 'not possible',
      messages: [
        'The portal may not patch gadgets.example.org in the namespace shop of the Kubernetes cluster prod-eu, not even to try; rbac/dry-run.yaml of the databases backend has the right that it needs',
      ],
    });
    expect(plan.warnings.map(({ rule }) => rule)).toEqual([
      'plan/object-not-read',
      'plan/open-changes-not-known',
    ]);
  });

  it('tells of open changes only to those who may see changes', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    planWorld.openChanges = async () => [{ id: 'c1', title: 'Secret plans' }];
    const told = await planWorld.prepare('resize', 'a', { members: 3 });
    expect(told.plan.openChanges).toHaveLength(1);
    planWorld.filters.set('databases.change.read', ALLOW_NONE);
    const quiet = await planWorld.prepare('resize', 'a', { members: 3 });
    expect(JSON.stringify(quiet.plan)).not.toContain('Secret plans');
    expect(quiet.plan.openChanges).toEqual([]);
  });

  it('tells what the Kubernetes API has against it', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    planWorld.transport.answers.set(`PATCH ${GADGETS}/a`, {
      status: 422,
      body: {
        message: 'a is invalid',
        details: {
          causes: [{ field: 'spec.members', message: 'must be odd' }],
        },
      },
    });
    const refused = await planWorld.prepare('resize', 'a', { members: 4 });
    expect(refused.plan.dryRun).toEqual({
      result: 'refused',
      messages: ['spec.members: must be odd'],
    });
    expect(refused.plan.errors).toMatchObject([{ rule: 'dry-run/refused' }]);
    expect(refused.write).toBeUndefined();
    planWorld.transport.answers.set(`PATCH ${GADGETS}/a`, {
      status: 403,
      body: { message: 'admission webhook "w" denied the request: no' },
    });
    const denied = await planWorld.prepare('resize', 'a', { members: 4 });
    expect(denied.plan.dryRun.result).toBe('refused');
    planWorld.transport.answers.set(`PATCH ${GADGETS}/a`, {
      body: {},
      headers: { warning: '299 - "spec.old is deprecated", 299 - "b \\"c\\""' },
    });
    const warned = await planWorld.prepare('resize', 'a', { members: 4 });
    expect(warned.plan.dryRun).toEqual({
      result: 'accepted',
      messages: ['spec.old is deprecated', 'b "c"'],
    });
  });

  it('does not wait for what never answers', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    const { silent } = planWorld.transport;
    silent.add(`GET ${QUOTAS}`);
    silent.add(`PATCH ${GADGETS}/a`);
    const prepared = planWorld.prepare('resize', 'a', { members: 3 });
    await planWorld.world.clock.advance(8_000);
    await planWorld.world.clock.advance(8_000);
    const { plan, write } = await prepared;
    expect(plan.quota.reason).toContain('did not answer within 8 s');
    expect(plan.dryRun.messages[0]).toContain('did not answer within 8 s');
    expect(write).toBeDefined();
  });

  it('shows where Git and the Kubernetes cluster differ already, without secrets', async () => {
    const planWorld = await world();
    planWorld.git.commit(
      'main',
      'base',
      new Map([
        [
          'shop/a.yaml',
          `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  key: hunter2\n---\n${MANIFEST}  version: "2"\n  password: swordfish\n`,
        ],
      ]),
      { message: 'Other' },
    );
    await planWorld.addGadget('a', {
      ...SPEC,
      members: 5,
      version: '3',
      password: 'xyzzy',
    });
    const { plan, write } = await planWorld.prepare('resize', 'a', {
      volume: '11Gi',
    });
    expect(plan.drift).toEqual([
      { path: 'spec.members', git: '2', cluster: '5', explanation: undefined },
      {
        path: 'spec.version',
        git: '2',
        cluster: '3',
        explanation: 'The operator writes it',
      },
      {
        path: 'spec.password',
        git: '(hidden)',
        cluster: '(hidden)',
        explanation: undefined,
      },
    ]);
    const said = JSON.stringify(plan);
    expect(said).toContain('stringData:\\n  key: (hidden)\\n---');
    expect(said).not.toMatch(/hunter2|swordfish|xyzzy/);
    expect(write?.files[0].after).toContain('hunter2');
    const again = await planWorld.prepare('resize', 'a', {
      volume: '(hidden)',
    });
    expect(again.plan.errors).toMatchObject([{ rule: 'request/hidden' }]);
  });

  it('says that nothing changes where nothing does', async () => {
    const planWorld = await world();
    await planWorld.addGadget('a', SPEC);
    const { plan, write } = await planWorld.prepare('resize', 'a', {
      members: 2,
    });
    expect(plan).toMatchObject({
      diff: '',
      files: [],
      errors: [],
      warnings: [{ rule: 'plan/nothing-changes' }],
    });
    expect(write).toBeUndefined();
  });
});
