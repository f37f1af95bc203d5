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
import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { gadgetRef, PlanWorld, REPOSITORY } from '../__testUtils__/PlanWorld';

const SHA = '0123456789012345678901234567890123456789';
const OLD = 'f'.repeat(40);

const MANIFEST = `apiVersion: example.org/v2
kind: Gadget
metadata: {name: a, namespace: shop}
spec: {team: shop, members: 2}
`;

const APPLICATIONS = '/apis/argoproj.io/v1alpha1/namespaces';
const KUSTOMIZATIONS =
  '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux/kustomizations';
const GIT_REPOSITORIES =
  '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux/gitrepositories';
const HELM_RELEASES =
  '/apis/helm.toolkit.fluxcd.io/v2/namespaces/flux/helmreleases';

const tracked = (id: string) => ({
  annotations: { 'argocd.argoproj.io/tracking-id': id },
});
const TRACKED = tracked('orders:example.org/Gadget:shop/a');

function application(more: { spec?: JsonObject; status?: JsonObject } = {}) {
  return {
    metadata: { name: 'orders' },
    spec: {
      source: {
        repoURL: `${REPOSITORY}.git`,
        targetRevision: 'HEAD',
        path: './shop/',
      },
      syncPolicy: { automated: {} },
      ...more.spec,
    },
    status: {
      sync: { status: 'Synced', revision: SHA },
      operationState: {
        phase: 'Succeeded',
        finishedAt: '2026-01-01T00:00:00Z',
        message: 'successfully synced',
      },
      history: [{ revision: OLD, deployedAt: '2025-12-31T00:00:00Z' }],
      ...more.status,
    },
  };
}

async function worldOf(
  metadata: JsonObject,
  files: Record<string, string> = { 'shop/a.yaml': MANIFEST },
  databases: JsonObject = {},
) {
  const planWorld = new PlanWorld(files, databases);
  await planWorld.addGadget('a', { team: 'shop', members: 2 }, metadata);
  return planWorld;
}

const signal = new AbortController().signal;

describe('Deployments', () => {
  const read = (planWorld: PlanWorld, repositoryUrl?: string) =>
    planWorld.planning.deployments.deploymentOf(gadgetRef('a'), {
      signal,
      repositoryUrl,
    });

  describe('by Argo CD', () => {
    it.each<[string, Parameters<typeof application>[0], object]>([
      ['synced', {}, { state: 'synced', appliedSha: SHA }],
      [
        'behind, and about to sync',
        { status: { sync: { status: 'OutOfSync', revision: SHA } } },
        { state: 'syncing', appliedSha: OLD },
      ],
      [
        'behind, and waits for a person',
        {
          spec: { syncPolicy: {} },
          status: { sync: { status: 'OutOfSync' } },
        },
        { state: 'manual', appliedSha: OLD },
      ],
      [
        'under way',
        { status: { operationState: { phase: 'Running' } } },
        { state: 'syncing' },
      ],
      [
        'failed',
        {
          status: {
            sync: { status: 'OutOfSync' },
            operationState: { phase: 'Failed', message: 'one task failed' },
          },
        },
        { state: 'failed', message: 'one task failed' },
      ],
      [
        'not to be compared',
        {
          status: {
            sync: { status: 'Unknown' },
            conditions: [{ type: 'ComparisonError', message: 'no such path' }],
          },
        },
        { state: 'failed', message: 'no such path' },
      ],
      ['new', { status: { sync: {} } }, { state: 'unknown' }],
    ])('tells that it is %s', async (_, more, sync) => {
      const planWorld = await worldOf(TRACKED);
      planWorld.transport.put(
        `${APPLICATIONS}/argocd/applications/orders`,
        application(more),
      );
      expect(await read(planWorld)).toMatchObject({
        tool: 'Argo CD',
        title: 'Application orders',
        foundBy: 'argo-cd',
        repositoryUrl: `${REPOSITORY}.git`,
        path: 'shop',
        revision: undefined,
        sync,
      });
    });

    it('tells the commit of the repository that is asked for', async () => {
      const planWorld = await worldOf(TRACKED);
      planWorld.transport.put(
        `${APPLICATIONS}/argocd/applications/orders`,
        application({
          spec: {
            sources: [
              { repoURL: 'https://charts.example.org', chart: 'x' },
              { repoURL: 'https://git.example.org/a/b', path: 'c' },
              { repoURL: 'git@git.example.org:platform/databases.git' },
            ],
          },
          status: {
            sync: { status: 'Synced', revisions: ['1.0.0', OLD, SHA] },
          },
        }),
      );
      expect((await read(planWorld))?.sync.appliedSha).toBe(OLD);
      expect((await read(planWorld, REPOSITORY))?.sync.appliedSha).toBe(SHA);
    });

    it('believes the annotation only when it is about this object, and a label only when the Application agrees', async () => {
      const copied = await worldOf(
        tracked('orders:example.org/Gadget:shop/other'),
      );
      expect(await read(copied)).toBeUndefined();
      const labelled = await worldOf({
        labels: { 'app.kubernetes.io/instance': 'orders' },
      });
      expect(await read(labelled)).toBeUndefined();
      const path = `${APPLICATIONS}/argocd/applications/orders`;
      const resource = {
        group: 'example.org',
        kind: 'Gadget',
        namespace: 'shop',
      };
      labelled.transport.put(
        path,
        application({ status: { resources: [{ ...resource, name: 'b' }] } }),
      );
      expect(await read(labelled)).toBeUndefined();
      labelled.transport.put(
        path,
        application({ status: { resources: [{ ...resource, name: 'a' }] } }),
      );
      expect((await read(labelled))?.title).toBe('Application orders');
    });

    it('looks in the hub, and in the namespace that the mark names', async () => {
      const planWorld = await worldOf(
        tracked('teams_orders:example.org/Gadget:shop/a'),
        {},
        { gitops: { argoCd: { kubernetesCluster: 'hub' } } },
      );
      planWorld.transport.put(
        `${APPLICATIONS}/teams/applications/orders`,
        application(),
      );
      expect((await read(planWorld))?.tool).toBe('Argo CD');
      expect(planWorld.transport.requests).toMatchObject([
        { kubernetesCluster: 'hub' },
      ]);
    });

    it('says why it is not known', async () => {
      const planWorld = await worldOf(TRACKED);
      planWorld.transport.answers.set(
        `GET ${APPLICATIONS}/argocd/applications/orders`,
        { status: 403, body: { message: 'applications is forbidden' } },
      );
      await expect(read(planWorld)).rejects.toThrow(
        'Argo CD applies it, by the Application orders, which cannot be read: the portal may not read it in the Kubernetes cluster "prod-eu": applications is forbidden',
      );
    });
  });

  describe('by Flux', () => {
    const LABELS = {
      labels: {
        'kustomize.toolkit.fluxcd.io/name': 'shop',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux',
      },
    };

    function put(
      { transport }: PlanWorld,
      more: {
        spec?: JsonObject;
        ready?: JsonObject;
        artifact?: string;
        ref?: JsonObject;
      } = {},
    ) {
      transport.put(`${KUSTOMIZATIONS}/shop`, {
        metadata: { name: 'shop', namespace: 'flux' },
        spec: {
          path: './shop',
          sourceRef: { kind: 'GitRepository', name: 'platform' },
          ...more.spec,
        },
        status: {
          lastAppliedRevision: `main@sha1:${SHA}`,
          conditions: [
            {
              type: 'Ready',
              status: 'True',
              lastTransitionTime: '2026-01-01T00:00:00Z',
              message: 'Applied',
              ...more.ready,
            },
          ],
        },
      });
      transport.put(`${GIT_REPOSITORIES}/platform`, {
        spec: {
          url: 'ssh://git@git.example.org:2222/platform/databases',
          ref: more.ref ?? { branch: 'main' },
        },
        status: {
          artifact: { revision: `main@sha1:${more.artifact ?? SHA}` },
        },
      });
    }

    it.each<[string, Parameters<typeof put>[1], object]>([
      ['synced', {}, { state: 'synced', appliedSha: SHA }],
      ['behind', { artifact: OLD }, { state: 'syncing', appliedSha: SHA }],
      ['under way', { ready: { status: 'Unknown' } }, { state: 'syncing' }],
      [
        'failed',
        { ready: { status: 'False', message: 'invalid' } },
        { state: 'failed', message: 'invalid' },
      ],
      ['suspended', { spec: { suspend: true } }, { state: 'manual' }],
    ])('tells that it is %s', async (_, more, sync) => {
      const planWorld = await worldOf(LABELS);
      put(planWorld, more);
      expect(await read(planWorld)).toMatchObject({
        tool: 'Flux',
        title: 'Kustomization shop',
        foundBy: 'flux',
        path: 'shop',
        revision: 'main',
        sync,
      });
    });

    it('follows a HelmRelease to the Kustomization that applies it', async () => {
      const planWorld = await worldOf({
        labels: {
          'helm.toolkit.fluxcd.io/name': 'rel',
          'helm.toolkit.fluxcd.io/namespace': 'flux',
        },
      });
      put(planWorld);
      planWorld.transport.put(`${HELM_RELEASES}/rel`, {
        metadata: { name: 'rel', generation: 2, ...LABELS },
        status: {
          observedGeneration: 1,
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      });
      expect(await read(planWorld)).toMatchObject({
        title: 'HelmRelease rel',
        sync: { state: 'syncing', appliedSha: SHA },
      });
      const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
      expect(plan.errors).toMatchObject([
        {
          rule: 'location/helm',
          message: expect.stringContaining(
            'HelmRelease rel of Flux renders it with Helm',
          ),
        },
      ]);
    });

    it('finds the manifest in the folder of the Kustomization, reached over SSH', async () => {
      const planWorld = await worldOf(LABELS);
      put(planWorld, { spec: { path: './shop' } });
      const git = planWorld.git.parseUrl.bind(planWorld.git);
      planWorld.git.parseUrl = url =>
        git(
          url.replace(
            'ssh://git@git.example.org:2222',
            'https://git.example.org',
          ),
        );
      const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
      expect(plan.errors).toEqual([]);
      expect(plan.location).toMatchObject({
        foundBy: 'flux',
        detail: 'Kustomization shop of Flux, path shop',
        path: 'shop/a.yaml',
      });
    });

    it('says so when what is applied does not come from a branch of a Git repository', async () => {
      const bucket = await worldOf(LABELS);
      put(bucket, { spec: { sourceRef: { kind: 'Bucket', name: 'b' } } });
      const inBucket = await bucket.prepare('resize', 'a', { members: 3 });
      expect(inBucket.plan.errors[0].message).toContain(
        'takes it from a source of the kind Bucket, not from Git',
      );
      const tag = await worldOf(LABELS);
      put(tag, { ref: { tag: 'v1' } });
      const git = tag.git.parseUrl.bind(tag.git);
      tag.git.parseUrl = url =>
        git(url.replace(/^ssh.*:2222/, 'https://git.example.org'));
      const onTag = await tag.prepare('resize', 'a', { members: 3 });
      expect(onTag.plan.errors[0].message).toContain(
        'v1 is no branch of https://git.example.org/platform/databases',
      );
    });
  });
});

describe('DeployedManifest', () => {
  const LABELS = {
    labels: {
      'kustomize.toolkit.fluxcd.io/name': 'shop',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux',
    },
  };

  async function worldWith(spec: JsonObject, status: JsonObject = {}) {
    const planWorld = await worldOf(LABELS, {
      'shop/a.yaml': `${MANIFEST.replace(
        'members: 2',
        'members: 2, volume: {size: "${SIZE:=10Gi}"}',
      )}`,
    });
    planWorld.transport.put(`${KUSTOMIZATIONS}/shop`, {
      metadata: { name: 'shop', namespace: 'flux' },
      spec: {
        path: './shop',
        sourceRef: { kind: 'GitRepository', name: 'platform' },
        ...spec,
      },
      status,
    });
    planWorld.transport.put(`${GIT_REPOSITORIES}/platform`, {
      spec: { url: REPOSITORY, ref: { branch: 'main' } },
    });
    return planWorld;
  }

  const errorsOf = async (planWorld: PlanWorld, input: JsonObject) =>
    (await planWorld.prepare('resize', 'a', input)).plan.errors;

  it('does not change in a file what the deployer sets itself', async () => {
    const patched = await worldWith({
      patches: [
        {
          target: { kind: 'Gadget' },
          patch: '- op: replace\n  path: /spec/members\n  value: 7\n',
        },
        {
          patch:
            'apiVersion: example.org/v2\nkind: Gadget\nmetadata: {name: b}\nspec: {volume: {size: 1Gi}}\n',
        },
      ],
    });
    expect(await errorsOf(patched, { members: 3 })).toMatchObject([
      {
        rule: 'location/deployer-patch',
        message: expect.stringContaining(
          'Kustomization shop of Flux sets spec.members by a patch of its own',
        ),
      },
    ]);
    // The other patch is for another object
    expect(await errorsOf(patched, { volume: '20Gi' })).toEqual([]);
    const filled = await worldWith({ postBuild: { substitute: {} } });
    expect(await errorsOf(filled, { volume: '20Gi' })).toMatchObject([
      {
        rule: 'location/deployer-substitute',
        message: expect.stringContaining('which is "${SIZE:=10Gi}"'),
      },
    ]);
    expect(await errorsOf(filled, { members: 3 })).toEqual([]);
  });

  it('warns of a deployer that will not apply what is merged', async () => {
    const warningsOf = async (planWorld: PlanWorld) =>
      (await planWorld.prepare('resize', 'a', { members: 3 })).plan.warnings;
    const failed = await worldWith(
      {},
      {
        conditions: [
          { type: 'Ready', status: 'False', message: 'no such CRD' },
        ],
      },
    );
    expect(await warningsOf(failed)).toMatchObject([
      {
        rule: 'deployment/failed',
        message:
          'Kustomization shop of Flux cannot apply what is in Git at the moment, so the change will wait for that: no such CRD',
      },
    ]);
    const suspended = await worldWith({ suspend: true });
    expect(await warningsOf(suspended)).toMatchObject([
      { rule: 'deployment/manual' },
    ]);
  });
});

describe('ManifestLocator and ManifestFinder', () => {
  async function errorOf(planWorld: PlanWorld) {
    const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
    return plan.errors.map(({ rule, message }) => `${rule}: ${message}`)[0];
  }

  async function byArgoCd(
    files: Record<string, string>,
    more: Parameters<typeof application>[0] = {},
    databases: JsonObject = {},
  ) {
    const planWorld = await worldOf(TRACKED, files, databases);
    planWorld.transport.put(
      `${APPLICATIONS}/argocd/applications/orders`,
      application(more),
    );
    return planWorld;
  }

  it('finds the document below the path of the Application, once for each commit', async () => {
    const planWorld = await byArgoCd({
      'shop/deep/many.yaml': `kind: Other\n---\n${MANIFEST}`,
      'shop/b.yaml': MANIFEST.replace('name: a', 'name: b'),
      'elsewhere/a.yaml': MANIFEST,
    });
    const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
    expect(plan.errors).toEqual([]);
    expect(plan.location).toMatchObject({
      foundBy: 'argo-cd',
      detail: 'Application orders of Argo CD, path shop',
      path: 'shop/deep/many.yaml',
      line: 3,
      branch: 'main',
    });
    expect(plan.files[0].after).toContain('kind: Other\n---\n');
    await planWorld.prepare('resize', 'a', { members: 4 });
    expect(planWorld.treesRead).toBe(1);
    // Files hardly ever move: after a commit only the file is read, and looked for when it is not there
    const move = async (files: Record<string, string>) => {
      planWorld.git.commit('main', 'base', new Map(Object.entries(files)), {
        message: 'Next',
      });
      await planWorld.world.clock.advance(5_000);
      const next = await planWorld.prepare('resize', 'a', { members: 4 });
      return [next.plan.location?.path, planWorld.treesRead];
    };
    expect(await move({ 'shop/deep/many.yaml': MANIFEST })).toEqual([
      'shop/deep/many.yaml',
      1,
    ]);
    expect(await move({ 'shop/moved.yaml': MANIFEST })).toEqual([
      'shop/moved.yaml',
      2,
    ]);
    await planWorld.world.clock.advance(11 * 60_000);
    expect(await move({ 'shop/moved.yaml': MANIFEST })).toEqual([
      'shop/moved.yaml',
      3,
    ]);
  });

  it('finds what was merged since it last asked for the branch', async () => {
    const planWorld = await byArgoCd({ 'shop/b.yaml': 'kind: Other\n' });
    const commit = (files: Record<string, string>) =>
      planWorld.git.commit('main', 'base', new Map(Object.entries(files)), {
        message: 'Merged',
      });
    const rules = async () =>
      (await planWorld.prepare('resize', 'a', { members: 3 })).plan.errors.map(
        ({ rule }) => rule,
      );
    expect(await rules()).toEqual(['location/not-found']);
    commit({ 'shop/a.yaml': MANIFEST });
    expect(await rules()).toEqual([]);
  });

  it('edits the values of a Helm chart where the configuration says which', async () => {
    const planWorld = await byArgoCd(
      {
        'shop/values.yaml':
          '# ours\ndatabases:\n  a:\n    spec:\n      team: shop\n      members: 2 # two\n',
      },
      { status: { sourceType: 'Helm' } },
      {
        gitops: {
          repositories: [
            { url: REPOSITORY, path: 'new/{name}.yaml', namespaces: ['x'] },
            {
              url: REPOSITORY,
              path: '{namespace}/values.yaml',
              helmValues: 'databases.{name}.spec',
            },
          ],
        },
      },
    );
    const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
    expect(plan.errors).toEqual([]);
    expect(plan.location).toMatchObject({
      form: 'helm-values',
      foundBy: 'configuration',
      path: 'shop/values.yaml',
      line: 5,
    });
    expect(plan.diff).toContain(
      '-      members: 2 # two\n+      members: 3 # two\n',
    );
    const gone = await planWorld.prepare('delete', 'a', {});
    expect(gone.plan.errors).toMatchObject([{ rule: 'location/helm-delete' }]);
    const fresh = await planWorld.prepare('create', 'n', { team: 'x' });
    expect(fresh.plan.errors).toMatchObject([
      { rule: 'location/new-in-helm-values' },
      // There is no such namespace
      { rule: 'dry-run/refused' },
    ]);
  });

  it('reads the keys of a Helm values file from the annotation', async () => {
    const planWorld = await worldOf(
      {
        annotations: {
          'databases.backstage.io/source': `${REPOSITORY}/src/main/v.yaml#a.spec`,
        },
      },
      { 'v.yaml': 'a: {spec: {members: 2}}\n' },
    );
    const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
    expect(plan.diff).toContain('+a: {spec: {members: 3}}');
  });

  it.each<[string, () => Promise<PlanWorld>, string]>([
    [
      'nothing says where',
      () => worldOf({}),
      'location/not-known: Nothing says where in Git the manifest of a is',
    ],
    [
      'it is not below the path',
      () => byArgoCd({ 'shop/x.yaml': 'a: 1\n' }),
      'location/not-found: There is no Gadget a for the namespace shop below shop in https://git.example.org/platform/databases',
    ],
    [
      'it is there twice',
      () =>
        byArgoCd({ 'shop/1.yaml': MANIFEST, 'shop/2.yaml': `\n${MANIFEST}` }),
      'location/found-twice: The Gadget a is declared 2 times: shop/1.yaml line 1, shop/2.yaml line 2',
    ],
    [
      'what names it cannot be read',
      () => byArgoCd({ 'shop/1.yaml': 'a: [\nb: a\n' }),
      'Not readable there: shop/1.yaml: Line',
    ],
    [
      'Helm renders it',
      () =>
        byArgoCd(
          {},
          {
            spec: {
              source: {
                repoURL: REPOSITORY,
                path: 'shop/chart',
                helm: { valueFiles: ['../v.yaml', '/w.yaml', '$ref/x.yaml'] },
              },
            },
          },
        ),
      'location/helm: Application orders of Argo CD renders it with Helm, from shop/chart in https://git.example.org/platform/databases with the values in shop/v.yaml, w.yaml, x.yaml: ',
    ],
    [
      'its chart comes from a Helm repository',
      () =>
        byArgoCd(
          {},
          { spec: { source: { repoURL: 'https://charts', chart: 'x' } } },
        ),
      'location/not-known: The Application orders of Argo CD takes it from a Helm repository, not from Git',
    ],
    [
      'the portal does not know the host',
      () =>
        byArgoCd(
          {},
          { spec: { source: { repoURL: 'https://other.org/a/b', path: 'x' } } },
        ),
      'location/no-integration: The manifest is in https://other.org/a/b, as Application orders of Argo CD says, which the portal cannot reach',
    ],
    [
      'it follows a commit',
      () =>
        byArgoCd(
          {},
          { spec: { source: { repoURL: REPOSITORY, targetRevision: SHA } } },
        ),
      `location/no-branch: ${SHA} is no branch of`,
    ],
    [
      'the file is gone',
      () =>
        worldOf({
          annotations: {
            'databases.backstage.io/source': `${REPOSITORY}/src/main/gone.yaml`,
          },
        }),
      'location/no-file: There is no file gone.yaml on the branch main of',
    ],
    [
      'the file has no such keys',
      () =>
        worldOf(
          {
            annotations: {
              'databases.backstage.io/source': `${REPOSITORY}/src/main/v.yaml#x.y`,
            },
          },
          { 'v.yaml': 'x: 1\n' },
        ),
      'location/not-found: v.yaml has no mapping below the keys x.y',
    ],
    [
      'the file is huge',
      () =>
        worldOf(
          {
            annotations: {
              'databases.backstage.io/source': `${REPOSITORY}/src/main/v.yaml`,
            },
          },
          { 'v.yaml': `# ${'x'.repeat(1_000_000)}` },
        ),
      'location/too-large: v.yaml in https://git.example.org/platform/databases is larger than 1 MB',
    ],
    [
      'a value is a template',
      () =>
        byArgoCd({
          'shop/a.yaml': MANIFEST.replace(
            /spec: .*/,
            'spec:\n  members: "{{ .Values.m }}"',
          ),
        }),
      'location/yaml-template: shop/a.yaml: ',
    ],
  ])('says in words that %s', async (_, make, message) => {
    expect(await errorOf(await make())).toContain(message);
  });

  const NOT_ALLOWED = ['location/annotation-not-allowed'];
  const annotated = async (source: string, gitops: JsonObject) => {
    const planWorld = await worldOf(
      { annotations: { 'databases.backstage.io/source': source } },
      { 'shop/a.yaml': MANIFEST },
      { gitops },
    );
    const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
    return plan.errors;
  };
  const rulesOf = (errors: readonly { rule?: string }[]) =>
    errors.map(({ rule }) => rule);

  it.each([
    [`${REPOSITORY}/src/main/shop/a.yaml`, []],
    ['https://git.example.org/platform/databases', []],
    [
      'https://git.example.org/platform/databases-secret/src/main/a.yaml',
      NOT_ALLOWED,
    ],
    [
      'https://git.example.org/platform/databases/../secret/src/main/a',
      NOT_ALLOWED,
    ],
    [
      'https://u:p@git.example.org/platform/databases/a.yaml',
      ['location/no-integration'],
    ],
    [
      'https://git.example.org@evil.org/platform/databases/a.yaml',
      ['location/no-integration'],
    ],
  ])(
    'lets annotations lead below the addresses of the configuration, and nowhere else: %s',
    async (source, rules) => {
      expect(
        rulesOf(await annotated(source, { annotationUrls: [REPOSITORY] })),
      ).toEqual(rules);
    },
  );

  it('lets annotations lead nowhere without a configuration, and says what to do', async () => {
    expect(
      await annotated(`${REPOSITORY}/src/main/shop/a.yaml`, {}),
    ).toMatchObject([
      {
        rule: 'location/annotation-not-allowed',
        message: expect.stringContaining(
          `leads to ${REPOSITORY}, and nothing but the annotation says that this database is kept there`,
        ),
      },
    ]);
  });

  it('lets annotations lead to the repositories that are configured for the database, and not to those of others', async () => {
    const source = `${REPOSITORY}/src/main/shop/a.yaml`;
    const repository = {
      url: 'https://git.example.org/platform/{name}',
      path: 'shop',
    };
    const others = {
      url: REPOSITORY,
      path: 'shop',
      namespaces: ['payments'],
    };
    expect(
      await annotated(source, { repositories: [repository, others] }),
    ).toMatchObject([
      {
        rule: 'location/annotation-not-allowed',
        allowed: 'https://git.example.org/platform/a',
      },
    ]);
    const own = { ...others, namespaces: ['shop'] };
    expect(
      await annotated(source, { repositories: [repository, own] }),
    ).toEqual([]);
  });

  it('lets annotations lead to the repository that the deployer applies the database from', async () => {
    const source = `${REPOSITORY}/src/main/shop/a.yaml`;
    const from = async (repoURL: string, resources: JsonObject[]) => {
      const planWorld = await worldOf(
        {
          annotations: { 'databases.backstage.io/source': source },
          labels: { 'app.kubernetes.io/instance': 'orders' },
        },
        { 'shop/a.yaml': MANIFEST },
        { gitops: {} },
      );
      planWorld.transport.put(`${APPLICATIONS}/argocd/applications/orders`, {
        metadata: { name: 'orders' },
        spec: { source: { repoURL, path: 'elsewhere' } },
        status: { resources },
      });
      const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
      return rulesOf(plan.errors);
    };
    const own = {
      group: 'example.org',
      kind: 'Gadget',
      namespace: 'shop',
      name: 'a',
    };
    expect(
      await from('git@git.example.org:platform/databases.git', [own]),
    ).toEqual([]);
    expect(await from('https://git.example.org/platform/other', [own])).toEqual(
      NOT_ALLOWED,
    );
    // Applications that do not count the object among their own: labels are written by whoever may write the object
    expect(await from(REPOSITORY, [{ ...own, name: 'another' }])).toEqual(
      NOT_ALLOWED,
    );
    expect(await from(REPOSITORY, [])).toEqual(NOT_ALLOWED);
  });

  it('lets annotations lead to the repository of the Kustomization that lists the database', async () => {
    const errorsWith = async (entry: string) => {
      const planWorld = await worldOf(
        {
          annotations: {
            'databases.backstage.io/source': `${REPOSITORY}/src/main/shop/a.yaml`,
          },
          labels: {
            'kustomize.toolkit.fluxcd.io/name': 'shop',
            'kustomize.toolkit.fluxcd.io/namespace': 'flux',
          },
        },
        { 'shop/a.yaml': MANIFEST },
        { gitops: {} },
      );
      planWorld.transport.put(`${KUSTOMIZATIONS}/shop`, {
        metadata: { name: 'shop', namespace: 'flux' },
        spec: { sourceRef: { kind: 'GitRepository', name: 'platform' } },
        status: { inventory: { entries: [{ id: entry, v: 'v2' }] } },
      });
      planWorld.transport.put(`${GIT_REPOSITORIES}/platform`, {
        spec: { url: REPOSITORY },
      });
      const { plan } = await planWorld.prepare('resize', 'a', { members: 3 });
      return rulesOf(plan.errors);
    };
    expect(await errorsWith('shop_a_example.org_Gadget')).toEqual([]);
    expect(await errorsWith('shop_b_example.org_Gadget')).toEqual(NOT_ALLOWED);
  });

  it.each([
    ['git.example.org', 'of-jane'],
    ['other.example.org', undefined],
  ])(
    "reads folders with the person's own token, if it is for their host: %s",
    async (host, token) => {
      const planWorld = await worldOf(
        {},
        { 'shop/a.yaml': MANIFEST },
        { gitops: { repositories: [{ url: REPOSITORY, path: 'shop' }] } },
      );
      const { plan } = await planWorld.planning.planner.prepare(
        {
          operation: 'resize',
          target: gadgetRef('a'),
          input: { members: 3 },
        },
        {
          credentials: mockCredentials.user(),
          signal,
          gitToken: { host, token: 'of-jane' },
        },
      );
      expect(plan.errors).toEqual([]);
      expect(planWorld.treeTokens).toEqual([token]);
    },
  );

  it('says what the Git host says, and what takes too long', async () => {
    const down = await byArgoCd({});
    down.git.failures.set('getBranch', new Error('503 from the host'));
    expect(await errorOf(down)).toBe(
      'location/unreadable: https://git.example.org/platform/databases cannot be read: 503 from the host',
    );
    const slow = await byArgoCd({});
    slow.git.getBranch = () => new Promise(() => {});
    const prepared = slow.prepare('resize', 'a', { members: 3 });
    await slow.world.clock.advance(20_000);
    expect((await prepared).plan.errors).toMatchObject([
      { rule: 'location/too-slow' },
    ]);
  });
});
