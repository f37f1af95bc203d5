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

import { createPostgresqlEngine } from '@database-platform/engines';
import {
  Database,
  DatabaseRef,
  EngineResource,
  Fact,
  Facts,
  ManifestEdit,
  OperationResult,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import {
  createWorld,
  KubeCluster,
  KubeObject,
  ManualClock,
} from '@database-platform/playground';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

const engine = createPostgresqlEngine();
const changes = engine.changes!;
const POSTGRESQLS = {
  group: 'acid.zalan.do',
  version: 'v1',
  plural: 'postgresqls',
};
const target: DatabaseRef = {
  kubernetesCluster: 'prod-eu',
  namespace: 'orders',
  engine: 'postgresql',
  name: 'orders-team-books',
};
const minute = 60_000;

/** The objects of a resource, as its selectors let them through. */
function select(cluster: KubeCluster, resource: EngineResource): KubeObject[] {
  const [version] = resource.versions;
  const named = /^metadata\.name=(.+)$/.exec(resource.fieldSelector ?? '');
  return cluster
    .list(
      { group: resource.group, version, plural: resource.plural },
      { labelSelector: resource.labelSelector },
    )
    .filter(object => named === null || object.metadata.name === named[1]);
}

/** What the engine is told of the database, straight from the Kubernetes cluster. */
function factsOf(cluster: KubeCluster, now: number): Facts {
  const resourceOf = (id: string) =>
    engine.resources.find(each => each.id === id)!;
  const project = (id: string, keep: (object: KubeObject) => boolean): Fact[] =>
    select(cluster, resourceOf(id))
      .filter(keep)
      .flatMap<Fact>(object => resourceOf(id).project({ ...object }) ?? []);
  const own = (object: KubeObject) =>
    object.metadata.namespace === target.namespace;
  return {
    namespace: target.namespace,
    name: target.name,
    now,
    primary: project(
      'postgresql',
      object => own(object) && object.metadata.name === target.name,
    )[0],
    members: id =>
      project(
        id,
        object =>
          own(object) &&
          resourceOf(id).databaseOf?.({ ...object }) === target.name,
      ),
    shared: (id, name) => project(id, each => each.metadata.name === name)[0],
    allShared: id => project(id, () => true),
    gap: () => undefined,
  };
}

/** What edits mean. */
function applied(object: UnknownObject, edits: readonly ManifestEdit[]) {
  const copy = structuredClone(object) as JsonObject;
  for (const edit of edits) {
    let place = copy;
    for (const step of edit.path.slice(0, -1)) {
      place = place[step] as JsonObject;
    }
    const last = edit.path[edit.path.length - 1];
    if (edit.op === 'set') {
      place[last] = edit.value;
    } else {
      delete place[last];
    }
  }
  return copy;
}

describe("changes of PostgreSQL, carried out by the playground's operator", () => {
  const clock = new ManualClock(Date.parse('2026-11-23T10:00:00Z'));
  let cluster: KubeCluster;
  let stop: () => void;

  beforeAll(async () => {
    const world = await createWorld({ clock });
    world.start();
    stop = world.stop;
    cluster = world.clusters.find(
      ({ name }) => name === target.kubernetesCluster,
    )!;
  }, 180_000);

  afterAll(() => stop?.());

  const object = () =>
    cluster.get(POSTGRESQLS, target.namespace, target.name) as
      | (KubeObject & UnknownObject)
      | undefined;

  function database(): Database {
    const observed = engine.observe(factsOf(cluster, clock.now()));
    return {
      ...observed,
      id: 'x',
      ref: target,
      attention: false,
      owner: { source: 'none' },
      findingCounts: { critical: 0, warning: 0, info: 0 },
      observedAt: new Date(clock.now()).toISOString(),
    };
  }

  function plan(operation: string, input: JsonObject): OperationResult {
    const live = object();
    return changes.operations
      .find(({ id }) => id === operation)!
      .plan({
        target,
        input,
        ...(live && { declared: live, live, database: database() }),
        shared: factsOf(cluster, clock.now()),
        now: clock.now(),
      });
  }

  /** What the database still lacks of what is asked for. */
  function verified(): readonly string[] {
    return changes.verify(object()!, database(), factsOf(cluster, clock.now()));
  }

  /** Hands the new manifest to the Kubernetes cluster, as a deployer would, and waits. */
  function carryOut(result: OperationResult): readonly string[] {
    expect(result.errors).toEqual([]);
    const { action } = result;
    if (action.type === 'create') {
      cluster.create(POSTGRESQLS, parse(action.text));
    } else if (action.type === 'edit') {
      expect(action.edits).not.toEqual([]);
      cluster.update(POSTGRESQLS, applied(object()!, action.edits) as never);
    }
    return verified();
  }

  it.each<[string, JsonObject]>([
    [
      'create',
      {
        team: 'orders-team',
        version: '16',
        members: 2,
        volume: '10Gi',
        storageClass: 'fast-ssd',
        cpu: { request: '250m', limit: '1' },
        memory: { request: '1Gi', limit: '2Gi' },
        parameters: { max_connections: '150', shared_buffers: '512MB' },
        synchronous: true,
        users: [{ name: 'books_app', flags: ['createdb'] }],
        databases: [{ name: 'books', owner: 'books_app' }],
      },
    ],
    ['resize', { members: 3, volume: '20Gi', memory: { limit: '4Gi' } }],
    [
      'configure',
      {
        parameters: { max_connections: '200', work_mem: '32MB' },
        synchronous: false,
      },
    ],
    ['pooler', { primary: true, instances: 3, mode: 'session' }],
    ['users', { users: [{ name: 'audit', flags: [] }] }],
    ['resize', { members: 2 }],
    ['pooler', { primary: false }],
    ['upgrade', { version: '17' }],
  ])(
    '%s %j is not verified at first, and is when the operator is done',
    (operation, input) => {
      expect(carryOut(plan(operation, input))).not.toEqual([]);
      // The operator looks again every half hour at the latest.
      const end = clock.now() + 45 * minute;
      const isSettled = () =>
        verified().length === 0 && database().phase === 'running';
      while (clock.now() < end && !isSettled()) {
        clock.advance(minute / 2);
      }
      expect(verified()).toEqual([]);
      expect(database().phase).toBe('running');
    },
    180_000,
  );

  it('a change that is made has nothing left to change', () => {
    expect(plan('resize', { members: 2, volume: '20Gi' }).title).toBe(
      'Nothing to change',
    );
  });

  it('deleted, the operator leaves neither volumes nor Secrets, as the plan says', () => {
    const result = plan('delete', { confirm: target.name });
    expect(result.errors).toEqual([]);
    expect(result.warnings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        'postgresql/delete-volumes',
        'postgresql/delete-secrets',
      ]),
    );
    cluster.delete(POSTGRESQLS, target.namespace, target.name);
    clock.advance(5 * minute);
    const { volumes, credentials } = database();
    expect(volumes).toEqual([]);
    expect(credentials.filter(({ exists }) => exists)).toEqual([]);
  });
});
