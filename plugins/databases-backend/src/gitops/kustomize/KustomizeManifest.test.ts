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
import { databaseAnnotations } from '@database-platform/plugin-databases-common';
import { PlanWorld, REPOSITORY } from '../../__testUtils__/PlanWorld';

const BASE = `# What every copy starts from.
apiVersion: example.org/v2
kind: Gadget
metadata:
  name: a
spec:
  team: shop
  members: 1
  volume:
    size: 10Gi
`;

const PATCH = `apiVersion: example.org/v2
kind: Gadget
metadata:
  name: a
spec:
  # one more than the base
  members: 2
`;

const OVERLAY = `namespace: shop
resources:
  - ../../base
patches:
  - path: a.patch.yaml
`;

const TREE = {
  'base/kustomization.yaml': 'resources:\n  - gadget.yaml\n',
  'base/gadget.yaml': BASE,
  'overlays/prod/kustomization.yaml': OVERLAY,
  'overlays/prod/a.patch.yaml': PATCH,
};

const OTHER = {
  'overlays/other/kustomization.yaml':
    'namespace: elsewhere\nresources: [../../base]\n',
};

async function worldOf(
  files: Record<string, string>,
  folder = 'overlays/prod',
) {
  const planWorld = new PlanWorld(files);
  await planWorld.addGadget(
    'a',
    { team: 'shop', members: 2, volume: { size: '10Gi' } },
    {
      annotations: {
        [databaseAnnotations.source]: `${REPOSITORY}/src/main/${folder}`,
      },
    },
  );
  return planWorld;
}

const changed = (diff: string) =>
  diff.split('\n').filter(line => /^[-+]/.test(line));

describe('KustomizeManifest', () => {
  it('edits a value in the patch that has it', async () => {
    const planWorld = await worldOf({ ...TREE, ...OTHER });
    const { plan, desired } = await planWorld.prepare('resize', 'a', {
      members: 3,
    });
    expect(plan.errors).toEqual([]);
    expect(plan.current).toEqual({ members: 2, volume: '10Gi' });
    expect(plan.location).toMatchObject({
      path: 'overlays/prod/a.patch.yaml',
      form: 'kustomize-patch',
    });
    expect(changed(plan.diff)).toEqual([
      '--- a/overlays/prod/a.patch.yaml',
      '+++ b/overlays/prod/a.patch.yaml',
      '-  members: 2',
      '+  members: 3',
    ]);
    expect(desired).toMatchObject({
      metadata: { name: 'a', namespace: 'shop' },
      spec: { team: 'shop', members: 3, volume: { size: '10Gi' } },
    });
  });

  it('edits the manifest where only this database is made of it, else puts the value into its own patch', async () => {
    const alone = await worldOf(TREE);
    const inBase = await alone.prepare('resize', 'a', { volume: '20Gi' });
    expect(changed(inBase.plan.diff)).toEqual([
      '--- a/base/gadget.yaml',
      '+++ b/base/gadget.yaml',
      '-    size: 10Gi',
      '+    size: 20Gi',
    ]);
    const shared = await worldOf({ ...TREE, ...OTHER });
    const inPatch = await shared.prepare('resize', 'a', { volume: '20Gi' });
    expect(inPatch.plan.errors).toEqual([]);
    expect(changed(inPatch.plan.diff)).toEqual([
      '--- a/overlays/prod/a.patch.yaml',
      '+++ b/overlays/prod/a.patch.yaml',
      '+  volume:',
      '+    size: 20Gi',
    ]);
  });

  it.each([
    [
      'the manifest',
      {
        ...TREE,
        ...OTHER,
        'overlays/prod/kustomization.yaml':
          'namespace: shop\nresources:\n  - ../../base\n',
      },
      'spec.members comes from base/gadget.yaml, which overlays/other/kustomization.yaml uses as well. Give a a patch of its own in overlays/prod/kustomization.yaml',
    ],
    [
      'a patch of several objects',
      {
        ...TREE,
        'overlays/prod/kustomization.yaml': `${OVERLAY}    target:\n      kind: Gadget\n`,
      },
      'spec.members comes from overlays/prod/a.patch.yaml, which is for other objects as well',
    ],
  ])('refuses, with the file, when %s is shared', async (_, files, message) => {
    const planWorld = await worldOf(files);
    const { plan, write } = await planWorld.prepare('resize', 'a', {
      members: 3,
    });
    expect(plan.errors).toMatchObject([
      {
        rule: 'location/kustomize-shared',
        message: expect.stringContaining(message),
      },
    ]);
    expect(write).toBeUndefined();
  });

  it('edits patches that stand in the kustomization itself, of either kind', async () => {
    const planWorld = await worldOf({
      ...TREE,
      'overlays/prod/kustomization.yaml': `namespace: shop
resources:
  - ../../base
patches:
  - patch: |-
      apiVersion: example.org/v2
      kind: Gadget
      metadata:
        name: a
      spec:
        members: 2 # by hand
  - target: {kind: Gadget, name: a}
    patch: |
      - op: replace
        path: /spec/volume/size
        value: 15Gi
`,
    });
    const { plan } = await planWorld.prepare('resize', 'a', {
      members: 3,
      volume: '20Gi',
    });
    expect(plan.errors).toEqual([]);
    expect(plan.current).toEqual({ members: 2, volume: '15Gi' });
    expect(changed(plan.diff)).toEqual([
      '--- a/overlays/prod/kustomization.yaml',
      '+++ b/overlays/prod/kustomization.yaml',
      '-        members: 2 # by hand',
      '+        members: 3 # by hand',
      '-        value: 15Gi',
      '+        value: 20Gi',
    ]);
  });

  it('follows prefixes and folders within folders', async () => {
    const planWorld = await worldOf({
      'base/kustomization.yaml': 'resources: [gadget.yaml]\n',
      'base/gadget.yaml': BASE.replace('name: a', 'name: core'),
      'mid/kustomization.yaml': 'resources: [../base]\nnameSuffix: -x\n',
      'overlays/prod/kustomization.yaml':
        'namespace: shop\nnamePrefix: my-\nresources: [../../mid]\n',
    });
    await planWorld.addGadget(
      'my-core-x',
      { team: 'shop' },
      {
        annotations: {
          [databaseAnnotations.source]: `${REPOSITORY}/src/main/overlays/prod`,
        },
      },
    );
    const { plan } = await planWorld.prepare('resize', 'my-core-x', {
      members: 3,
    });
    expect(plan.errors).toEqual([]);
    expect(plan.location).toMatchObject({
      path: 'base/gadget.yaml',
      form: 'manifest',
      line: 2,
    });
    expect(changed(plan.diff)).toContain('+  members: 3');
  });

  it('takes out what one kustomization lists alone, and nothing that is put together', async () => {
    const alone = await worldOf(
      {
        'one/kustomization.yaml': 'resources:\n  - a.yaml\n  - b.yaml\n',
        'one/a.yaml': BASE,
      },
      'one',
    );
    const gone = await alone.prepare('delete', 'a', {});
    expect(gone.plan.errors).toEqual([]);
    expect(gone.write?.files).toEqual([
      { path: 'one/a.yaml', before: BASE },
      {
        path: 'one/kustomization.yaml',
        before: 'resources:\n  - a.yaml\n  - b.yaml\n',
        after: 'resources:\n  - b.yaml\n',
      },
    ]);
    const put = await worldOf(TREE);
    const refused = await put.prepare('delete', 'a', {});
    expect(refused.plan.errors).toMatchObject([
      { rule: 'location/kustomize-delete' },
    ]);
  });

  it('sees the patches when it is led to the manifest itself', async () => {
    const planWorld = await worldOf(
      {
        'one/kustomization.yaml':
          'resources: [a.yaml]\npatchesStrategicMerge: [p.yaml]\n',
        'one/a.yaml': BASE,
        'one/p.yaml': PATCH,
      },
      'one/a.yaml',
    );
    const { plan } = await planWorld.prepare('resize', 'a', { members: 5 });
    expect(plan.files.map(({ path }) => path)).toEqual(['one/p.yaml']);
  });
});
