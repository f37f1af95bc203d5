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
  Database,
  DatabaseRef,
  Engine,
  EngineChanges,
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

const minute = 60_000;

/** A database of the playground's world whose changes are planned, carried out by the playground's operator, and verified. */
export class OperatedDatabase {
  private constructor(
    private readonly engine: Engine & { changes: EngineChanges },
    readonly target: DatabaseRef,
    readonly cluster: KubeCluster,
    readonly clock: ManualClock,
    readonly stop: () => void,
  ) {}

  /** Starts a world of its own. */
  static async start(
    engine: Engine,
    target: DatabaseRef,
  ): Promise<OperatedDatabase> {
    const { changes } = engine;
    if (!changes) {
      throw new Error(`databases of ${engine.id} are only read`);
    }
    const clock = new ManualClock(Date.parse('2026-11-23T10:00:00Z'));
    const world = await createWorld({ clock });
    world.start();
    const cluster = world.clusters.find(
      ({ name }) => name === target.kubernetesCluster,
    );
    if (!cluster) {
      throw new Error(`no Kubernetes cluster ${target.kubernetesCluster}`);
    }
    return new OperatedDatabase(
      { ...engine, changes },
      target,
      cluster,
      clock,
      world.stop,
    );
  }

  /** The resource of the object that declares it. */
  get resource() {
    const { group, version, plural } = this.engine.changes.manifest;
    return { group, version, plural };
  }

  object(): (KubeObject & UnknownObject) | undefined {
    const { namespace, name } = this.target;
    return this.cluster.get(this.resource, namespace, name) as
      | (KubeObject & UnknownObject)
      | undefined;
  }

  database(): Database {
    return {
      ...this.engine.observe(this.facts()),
      id: 'x',
      ref: this.target,
      attention: false,
      owner: { source: 'none' },
      findingCounts: { critical: 0, warning: 0, info: 0 },
      observedAt: new Date(this.clock.now()).toISOString(),
    };
  }

  plan(operation: string, input: JsonObject): OperationResult {
    const live = this.object();
    const found = this.engine.changes.operations.find(
      ({ id }) => id === operation,
    );
    if (!found) {
      throw new Error(`no operation ${operation}`);
    }
    return found.plan({
      target: this.target,
      input,
      ...(live && { declared: live, live, database: this.database() }),
      shared: this.facts(),
      now: this.clock.now(),
    });
  }

  /** What the database still lacks of what is asked for. */
  lacks(): readonly string[] {
    const object = this.object();
    return object
      ? this.engine.changes.verify(object, this.database(), this.facts())
      : ['The object is not there.'];
  }

  /** Another database in the same namespace, and the plan that makes it of this one. */
  copy(
    name: string,
    input: JsonObject,
  ): { copy: OperatedDatabase; plan: OperationResult } {
    const { engine, cluster, clock, stop } = this;
    const target = { ...this.target, name };
    const live = this.object();
    const clone = engine.changes.operations.find(({ id }) => id === 'clone');
    if (!clone || !live) {
      throw new Error(`${this.target.name} cannot be copied`);
    }
    return {
      copy: new OperatedDatabase(engine, target, cluster, clock, stop),
      plan: clone.plan({
        target,
        source: this.target,
        input,
        declared: live,
        live,
        database: this.database(),
        shared: this.facts(),
        now: clock.now(),
      }),
    };
  }

  /** Hands a new manifest to the Kubernetes cluster, as a deployer would. */
  apply({ action, errors }: OperationResult): void {
    if (errors.length > 0) {
      throw new Error(errors.map(({ message }) => message).join(' '));
    }
    if (action.type === 'create') {
      this.cluster.create(this.resource, parse(action.text));
    } else if (action.type === 'edit' && action.edits.length > 0) {
      this.edit(action.edits);
    } else {
      throw new Error('nothing is changed');
    }
  }

  /** Changes the object past all plans. */
  edit(edits: readonly ManifestEdit[]): void {
    this.cluster.update(
      this.resource,
      applied(this.object() ?? {}, edits) as never,
    );
  }

  /** Lets time pass until everything is as asked and the database runs. */
  settle(minutes: number): void {
    const end = this.clock.now() + minutes * minute;
    while (
      this.clock.now() < end &&
      !(this.lacks().length === 0 && this.database().phase === 'running')
    ) {
      this.clock.advance(minute / 2);
    }
  }

  /** What the engine is told of the database, straight from the Kubernetes cluster. */
  private facts(): Facts {
    const { engine, cluster, target } = this;
    const resourceOf = (id: string) =>
      engine.resources.find(each => each.id === id)!;
    const project = (
      id: string,
      keep: (object: KubeObject) => boolean,
    ): Fact[] =>
      select(cluster, resourceOf(id))
        .filter(keep)
        .flatMap<Fact>(object => resourceOf(id).project({ ...object }) ?? []);
    const own = (object: KubeObject) =>
      object.metadata.namespace === target.namespace;
    const primary = engine.resources.find(({ scope }) => scope === 'primary')!;
    return {
      namespace: target.namespace,
      name: target.name,
      now: this.clock.now(),
      primary: project(
        primary.id,
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
}

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
    } else if (Array.isArray(place)) {
      place.splice(Number(last), 1);
    } else {
      delete place[last];
    }
  }
  return copy;
}
