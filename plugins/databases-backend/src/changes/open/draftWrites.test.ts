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

import { TestDatabases } from '@backstage/backend-test-utils';
import { GitHostUnavailableError } from '@database-platform/plugin-databases-node';
import * as fc from 'fast-check';
import { Knex } from 'knex';
import { Conformance } from '../../__testUtils__/conformance';
import { gadgetRef } from '../../__testUtils__/PlanWorld';
import { FileEdit } from '../../gitops/LocatedManifest';
import { ChangesWorld, MANIFEST } from '../__testUtils__/ChangesWorld';
import { storeOver } from '../__testUtils__/storeOver';
import { readDraftWrites, toDraftWrites } from './draftWrites';

// A machine may be busy with other things
jest.setTimeout(60_000);

const conformance = new Conformance();
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const REPOSITORY = {
  host: 'git.example.org',
  owner: 'platform',
  name: 'databases',
  url: 'https://git.example.org/platform/databases',
};

/** Written by somebody into the manifest, with names that give them away and without; apart from each other, so that no diff shows all of it. */
const SECRETS = [
  'hunter2-hunter2',
  'swordfish-1',
  'xyzzy-xyzzy',
  'plugh-plugh',
];
const [NAMED, COMMENTED, INNOCENT, AFAR] = SECRETS;
const FILLER = Array.from(
  { length: 12 },
  (_, index) => `    filler${index}: what nobody asked for ${index}`,
).join('\n');
const SECRETIVE = MANIFEST.replace(
  'spec:\n',
  `spec:\n  env:\n    note: ${AFAR}\n${FILLER}\n  password: ${NAMED}\n  # token: ${COMMENTED}\n`,
);

/** The whole database, as text. */
async function dump(knex: Knex): Promise<string> {
  const tables = ['changes', 'change_stages', 'change_steps'];
  const rows = await Promise.all(tables.map(table => knex(table)));
  return JSON.stringify(rows);
}

async function worldOf(manifest: string) {
  const knex = await databases.init('SQLITE_3');
  const store = await storeOver(knex);
  const world = await new ChangesWorld(
    store,
    conformance,
    {},
    {
      'shop/a.yaml': manifest,
      // A file that new gadgets are added to
      'shop/b.yaml': `# token: ${COMMENTED}\nkind: Other\nnote: ${AFAR}\n`,
      'shop/kustomization.yaml': `resources:\n  - a.yaml\n  - c.yaml\n# ${INNOCENT}\n`,
      'shop/c.yaml': 'kind: Other\n',
    },
  ).start();
  return { knex, store, world };
}

/** Lines that say something. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.length >= 12);
}

describe('what is kept of files until the pull request is open', () => {
  it.each([
    ['an edit', 'a', { operation: 'resize', input: { members: 3 } }],
    [
      'a new manifest in a file that exists',
      'b',
      { operation: 'create', input: { team: 'shop', members: 4 } },
    ],
    [
      'a new manifest in a file of its own, listed in a kustomization',
      'd',
      { operation: 'create', input: { team: 'shop', members: 4 } },
    ],
    ['a deletion', 'a', { operation: 'delete', input: {} }],
  ])('is none of what %s leaves or takes out', async (_, name, asked) => {
    const { knex, store, world } = await worldOf(SECRETIVE);
    const { git } = world.plan;
    git.failures.set('openPullRequest', new GitHostUnavailableError('down'));
    const { status, body } = await world.post('/changes', {
      target: gadgetRef(name),
      ...asked,
    });
    expect(body.problem?.reason).toBe('down');
    expect(status).toBe(202);

    const record = await store.get(body.id);
    expect(record?.draft?.writes).not.toEqual([]);
    const kept = await dump(knex);
    expect([NAMED, COMMENTED].filter(text => kept.includes(text))).toEqual([]);
    const base = git.commits.get('base')?.files ?? new Map<string, string>();
    const draft = JSON.stringify(record?.draft);
    const written = (body.diff as string).match(/^\+.*$/gm)?.join('\n') ?? '';
    for (const text of base.values()) {
      const left = linesOf(text).filter(line => !written.includes(line));
      expect(left.filter(line => draft.includes(line))).toEqual([]);
      const unshown = left.filter(line => !body.diff.includes(line));
      expect(unshown.filter(line => kept.includes(line))).toEqual([]);
    }

    // And yet the pull request has all of it
    await world.round();
    const [pullRequest] = git.pullRequests;
    const after = git.commits.get(pullRequest.headSha)?.files;
    const isGone = asked.operation === 'delete';
    expect(after?.get('shop/a.yaml')).toBe(
      isGone
        ? undefined
        : SECRETIVE.replace('members: 2', `members: ${name === 'a' ? 3 : 2}`),
    );
    const kustomization = `resources:\n${
      isGone ? '' : '  - a.yaml\n'
    }  - c.yaml\n${name === 'd' ? '  - d.yaml\n' : ''}# ${INNOCENT}\n`;
    expect(after?.get('shop/kustomization.yaml')).toBe(kustomization);
    const isWritten = /^ {2}members: [34]\b/m.test(
      after?.get(`shop/${name}.yaml`) ?? '',
    );
    expect(isWritten).toBe(!isGone);
    expect((await store.get(body.id))?.draft).toBeUndefined();
    world.stop();
  });

  it('is none of a manifest that is copied', async () => {
    const { knex, world } = await worldOf(
      MANIFEST.replace('10Gi', 'hunter2-hunter2'),
    );
    await world.setGadget({ volume: { size: 'hunter2-hunter2' } });
    const { git } = world.plan;
    git.failures.set('openPullRequest', new GitHostUnavailableError('down'));
    const prepared = await world.plan.prepare(
      'clone',
      'd',
      { members: 1 },
      { source: gadgetRef('a') },
    );
    expect(prepared.write?.copied).toMatchObject({ path: 'shop/a.yaml' });
    const { status } = await world.post('/changes', {
      operation: 'clone',
      target: gadgetRef('d'),
      source: gadgetRef('a'),
      input: { members: 1 },
    });
    expect(status).toBe(202);
    const [{ record }] = await knex('changes').select('record');
    const { draft } = JSON.parse(record);
    expect(JSON.stringify(draft.writes)).not.toContain('hunter2');
    await world.round();
    const [pullRequest] = git.pullRequests;
    expect(
      git.commits.get(pullRequest.headSha)?.files.get('shop/d.yaml'),
    ).toContain('size: hunter2-hunter2');
    world.stop();
  });

  it('says so when what it was planned on is gone, and leaves nothing behind', async () => {
    const { store, world } = await worldOf(SECRETIVE);
    const { git } = world.plan;
    git.failures.set('commitToNewBranch', new GitHostUnavailableError('down'));
    const { body } = await world.resize(3);
    const base = git.commits.get('base')!;
    git.commits.set('base', { ...base, files: new Map([['x', 'y']]) });
    await world.round();
    expect(await store.get(body.id)).toMatchObject({
      state: 'failed',
      problem: {
        stage: 'opened',
        reason:
          'shop/a.yaml of https://git.example.org/platform/databases is not to be found any more as it was at commit base: ask for the change again, it is planned anew then',
      },
    });
    expect(Array.from(git.branches.keys())).toEqual(['main']);
    world.stop();
  });

  it('makes the same files again', async () => {
    const text = fc.option(fc.string({ maxLength: 30 }), { nil: undefined });
    const file: fc.Arbitrary<FileEdit> = fc.record({
      path: fc.constantFrom('a.yaml', 'b/c.yaml'),
      before: text,
      after: text,
    });
    const copied = fc.option(
      fc.record({
        repository: fc.constant({ ...REPOSITORY, name: 'other' }),
        sha: fc.constant('there'),
        path: fc.constant('source.yaml'),
        text: fc.string({ maxLength: 30 }),
      }),
      { nil: undefined },
    );
    await fc.assert(
      fc.asyncProperty(file, copied, async (edit, from) => {
        const writes = toDraftWrites({
          baseSha: 'here',
          copied: from,
          files: [edit],
        });
        const kept = JSON.parse(JSON.stringify({ writes }));
        const files = await readDraftWrites(
          kept,
          REPOSITORY,
          async ({ name }, path, sha) =>
            name === 'other' && sha === 'there' && path === from?.path
              ? from.text
              : edit.before,
        );
        expect(files).toEqual([{ path: edit.path, content: edit.after }]);
      }),
    );
  });
});
