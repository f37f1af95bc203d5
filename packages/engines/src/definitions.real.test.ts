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

import {
  Engine,
  EngineOperation,
  OperationResult,
} from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DryRunServer } from './__testUtils__/DryRunServer';
import { publishedManifests } from './__testUtils__/publishedManifests';
import { applied } from './changes/__testUtils__/applied';
import { at, text } from './json';
import { Json, now } from './kubernetes/__testUtils__/json';
import { World } from './kubernetes/__testUtils__/World';
import { defaultEngines } from './registry';

jest.setTimeout(300_000);

/** Path of a file that describes a real kube-apiserver with the definitions of the operators. */
const targetFile = process.env.DATABASE_PLATFORM_REAL_KUBERNETES;

/** The operators' own definitions: without them the server has those of the playground, which say less. */
const DEFINITIONS = join(__dirname, '../../../../shared/crds');
const areReal = existsSync(DEFINITIONS);

if (targetFile && !areReal) {
  // eslint-disable-next-line no-console
  console.log(
    `Skipped: the operators' definitions are not there (${DEFINITIONS})`,
  );
}

const NAMESPACE = 'definitions';

/** Most inputs that make sense to a schema are refused by a rule. */
const RUNS = { numRuns: 100, maxSkipsPerRun: 300 };

/** What the tests of each engine's changes have. */
interface Arbitraries {
  /** By operation; what the schemas take. */
  inputs: Readonly<Record<string, fc.Arbitrary<Json>>>;
  /** That the definition takes. */
  manifests: fc.Arbitrary<Json>;
}

/** The engines of these folders that can be changed, whether the portal has them or not. */
const changeable = readdirSync(__dirname)
  .filter(id => existsSync(join(__dirname, id, 'changes/__testUtils__')))
  .flatMap(id => {
    const [create] = Object.entries<unknown>(jest.requireActual(`./${id}`))
      .filter(([name]) => /^create[A-Z][a-z]+Engine$/.test(name))
      .map(([, value]) => value as () => Engine);
    const engine = create?.();
    return engine?.changes
      ? [{ title: engine.title, engine, changes: engine.changes }]
      : [];
  });

/** Plans an operation on a database that is declared and live, alone in its Kubernetes cluster; without one, of a new database. */
function planned(
  engine: Engine,
  operation: EngineOperation,
  input: Json,
  declared?: Json,
): OperationResult {
  const name = text(at(declared, 'metadata', 'name')) ?? 'ledger';
  const object = declared && {
    ...declared,
    metadata: { ...(declared.metadata as Json), namespace: NAMESPACE },
  };
  const source = {
    kubernetesCluster: 'real',
    namespace: NAMESPACE,
    engine: engine.id,
    name,
  };
  const target =
    operation.id === 'clone' ? { ...source, name: 'ledger-copy' } : source;
  const storageClasses = ['fast-ssd', 'slow'].map(each => ({
    kind: 'StorageClass',
    metadata: { name: each },
    allowVolumeExpansion: true,
  }));
  const world = new World(engine, [
    ...storageClasses,
    ...(object ? [object] : []),
  ]);
  return operation.plan({
    target,
    ...(operation.id === 'clone' && { source }),
    input: JSON.parse(JSON.stringify(input)),
    shared: world.facts(NAMESPACE, name, now),
    now,
    ...(object && {
      declared: object,
      live: object,
      database: {
        ...world.observe(NAMESPACE, name, now),
        id: 'x',
        ref: source,
        attention: false,
        owner: { source: 'none' },
        findingCounts: { critical: 0, warning: 0, info: 0 },
        observedAt: new Date(now).toISOString(),
      },
    }),
  });
}

/** Inputs, many of them with less in them: the fewer fields, the fewer rules refuse them. */
function wishes(
  { input: schema }: EngineOperation,
  inputs: fc.Arbitrary<Json>,
): fc.Arbitrary<Json> {
  const fewer = inputs
    .chain(input =>
      fc
        .subarray(Object.keys(input))
        .map(keys => Object.fromEntries(keys.map(key => [key, input[key]]))),
    )
    .filter(input => schema.safeParse(input).success);
  return fc.oneof(inputs, fewer);
}

/** The object that would be in Git after the pull request; none for a plan that is refused, or that takes it out. */
function outcome(
  { action, errors }: OperationResult,
  declared: Json,
): Json | undefined {
  if (errors.length > 0 || action.type === 'delete') {
    return undefined;
  }
  return action.type === 'create'
    ? parse(action.text)
    : applied(declared, action.edits);
}

(targetFile && areReal ? describe : describe.skip)(
  'a real kube-apiserver with the definitions of the operators',
  () => {
    let server: DryRunServer;

    beforeAll(async () => {
      server = new DryRunServer(targetFile!, NAMESPACE);
      await server.start();
    });

    afterAll(() => server?.stop());

    it('is asked about every engine of the portal that can be changed', () => {
      const asked = new Set(changeable.map(({ engine }) => engine.id));
      const others = defaultEngines().filter(
        ({ id, changes }) => changes && !asked.has(id),
      );
      expect(asked.size).toBeGreaterThan(0);
      expect(others).toEqual([]);
    });

    describe.each(changeable)('of $title', ({ engine, changes }) => {
      const { manifest, operations } = changes;
      const published = publishedManifests(manifest);
      let arbitraries: Arbitraries;
      let begun: fc.Arbitrary<Json>;

      /** What the server says against an object, and the object. */
      async function refused(object: Json): Promise<string | undefined> {
        const refusal = await server.refusalOf(manifest, object);
        return refusal && `${refusal}\n${JSON.stringify(object, undefined, 2)}`;
      }

      beforeAll(async () => {
        arbitraries = await import(
          `./${engine.id}/changes/__testUtils__/arbitraries`
        );
        begun =
          published.length > 0
            ? fc.oneof(
                arbitraries.manifests,
                fc.constantFrom(...published.map(({ object }) => object)),
              )
            : arbitraries.manifests;
      });

      it('refuses what it should: the test can fail', async () => {
        const [object] = fc.sample(arbitraries.manifests, 1);
        const more = { ...(object.spec as Json), noSuchField: 1 };
        expect(
          await server.refusalOf(manifest, { ...object, spec: more }),
        ).toMatch(/unknown field "spec.noSuchField"/);
        expect(
          await server.refusalOf(manifest, { ...object, spec: 'none' }),
        ).toMatch(/^422: .*spec.*object/);
      });

      it('takes the manifests that the operator publishes', async () => {
        for (const { file, object } of published) {
          expect([file, await refused(object)]).toEqual([file, undefined]);
        }
      });

      it('takes the manifests that changes begin with here', () =>
        fc.assert(
          fc.asyncProperty(arbitraries.manifests, async object => {
            expect(await refused(object)).toBeUndefined();
          }),
          RUNS,
        ));

      it.each(operations.filter(({ kind }) => kind !== 'delete'))(
        'takes every manifest that $id makes',
        async operation => {
          await fc.assert(
            fc.asyncProperty(
              wishes(operation, arbitraries.inputs[operation.id]),
              begun,
              async (input, declared) => {
                const plan = planned(
                  engine,
                  operation,
                  input,
                  operation.id === 'create' ? undefined : declared,
                );
                const object = outcome(plan, declared);
                fc.pre(object !== undefined);
                expect(await refused(object!)).toBeUndefined();
              },
            ),
            RUNS,
          );
        },
      );

      it('takes what a chain of changes makes of a new one', async () => {
        const create = operations.find(({ id }) => id === 'create')!;
        const edits = operations.filter(
          ({ id, kind }) => kind === 'change' && id !== 'clone',
        );
        const step = fc.constantFrom(...edits).chain(operation =>
          wishes(operation, arbitraries.inputs[operation.id]).map(input => ({
            operation,
            input,
          })),
        );
        await fc.assert(
          fc.asyncProperty(
            wishes(create, arbitraries.inputs.create),
            fc.array(step, { minLength: 1, maxLength: 6 }),
            async (input, steps) => {
              let object = outcome(planned(engine, create, input), {});
              fc.pre(object !== undefined);
              for (const { operation, input: next } of steps) {
                const plan = planned(engine, operation, next, object);
                object = outcome(plan, object!) ?? object;
              }
              expect(await refused(object!)).toBeUndefined();
            },
          ),
          RUNS,
        );
      });
    });
  },
);
