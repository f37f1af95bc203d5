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
import { KubeObject } from '../../../kube/types';
import { numberAt, Process, resourceIds, textsAt } from '../../shared';
import {
  makeBudget,
  makeMemberService,
  makeMongosService,
  makeReplsetService,
  makeStatefulSet,
} from '../manifests';
import {
  Component,
  componentLabel,
  mongosLabels,
  namesOf,
  replsetLabel,
  replsetLabels,
} from '../names';
import { MongodbHandle } from '../MongodbHandle';
import { mongodbAnnotations } from '../resources';
import { ReplsetSpec, replsetsOf } from '../spec/MongodbSpec';
import { isExposed } from '../spec/replsetSpec';
import { applyStatefulSet } from './applyStatefulSet';
import { SecretSync } from './SecretSync';
import { SmartUpdate } from './SmartUpdate';
import { VolumeSync } from './VolumeSync';

/** How long Kubernetes takes to see a StatefulSet that was changed. */
const seenMs = 300;

const kinds: readonly Component[] = ['arbiter', 'nonVoting', 'hidden'];

/** Services, StatefulSets, volumes and disruption budgets of the replica sets (psmdb_controller.go, statefulset.go, service.go). */
export class ReplsetSync {
  private readonly volumes: VolumeSync;

  constructor(
    private readonly database: MongodbHandle,
    private readonly secrets: SecretSync,
    private readonly rollOut: SmartUpdate,
  ) {
    this.volumes = new VolumeSync(database);
  }

  syncServices(): void {
    const { database } = this;
    const { spec } = database;
    for (const replset of replsetsOf(spec)) {
      database.apply(
        resourceIds.services,
        makeReplsetService(database.maker(), replset),
      );
      const pods = isExposed(replset)
        ? database.podsOf(replset).map(pod => pod.metadata.name)
        : [];
      for (const pod of pods) {
        database.apply(
          resourceIds.services,
          makeMemberService(database.maker(), replset, pod),
        );
      }
      this.dropServices(
        {
          ...replsetLabels(database.name, replset.name),
          [componentLabel]: 'external-service',
        },
        pods,
      );
    }
    const { mongos } = spec;
    if (mongos) {
      const wanted = mongos.servicePerPod
        ? Array.from(
            { length: mongos.size },
            (_, i) => `${database.names.mongos}-${i}`,
          )
        : [database.names.mongos];
      for (const name of wanted) {
        database.apply(
          resourceIds.services,
          makeMongosService(database.maker(), mongos, name),
        );
      }
      this.dropServices(mongosLabels(database.name), wanted);
    }
  }

  /** One replica set after another, each with all its kinds of members. */
  *syncStatefulSets(): Process {
    for (const replset of replsetsOf(this.database.spec)) {
      yield* this.syncReplset(replset);
      this.database.status.replsets[replset.name] ??= {
        size: 0,
        ready: 0,
        status: '',
      };
    }
  }

  /** What is left of replica sets that are not declared any more; data in one of them is a reason to refuse. */
  dropReplsets(): void {
    const { database } = this;
    const declared = new Set(replsetsOf(database.spec).map(({ name }) => name));
    const left = database
      .all(resourceIds.statefulSets)
      .filter(({ metadata }) => {
        const replset = metadata.labels?.[replsetLabel];
        return (
          replset !== undefined &&
          replset !== 'cfg' &&
          metadata.labels?.[componentLabel] !== 'mongos' &&
          !declared.has(replset)
        );
      })
      .reverse();
    for (const { metadata } of left) {
      const replset = metadata.labels?.[replsetLabel] ?? '';
      if ((database.conditions().dataBytes ?? 0) > 0) {
        throw new Error(
          `check remove posibility for rs ${replset}: non system db found: ${this.someDatabase()}`,
        );
      }
      database.log('info', `Deleting STS component from replst ${replset}`);
      database.drop(resourceIds.statefulSets, metadata.name);
      database.models.get(replset)?.stop();
      database.models.delete(replset);
    }
  }

  private *syncReplset(replset: ReplsetSpec): Process {
    const { database, secrets } = this;
    const hashes = secrets.tlsHashes();
    if (!hashes) {
      throw new Error(
        `reconcile statefulsets: reconcile replset ${replset.name}: reconcile StatefulSet for ${replset.name}: failed to get ssl annotations: waiting for TLS secret`,
      );
    }
    for (const members of replset.members) {
      const { component, section } = members;
      const before = database.statefulSet(replset.name, component);
      if (
        before?.metadata.annotations?.[mongodbAnnotations.restoreInProgress] ===
        undefined
      ) {
        this.volumes.sync(replset, members);
        const current = database.statefulSet(replset.name, component);
        if (this.volumes.isResizing(current)) {
          continue;
        }
        const set = applyStatefulSet(
          database,
          makeStatefulSet(database.maker(), replset, members, hashes),
        );
        if (isUnseen(set)) {
          yield seenMs;
        }
        const labels = textsAt(set, 'spec', 'selector', 'matchLabels');
        database.apply(
          resourceIds.disruptionBudgets,
          makeBudget(database.maker(), set, {
            component,
            replset: replset.name,
            labels,
            section,
          }),
        );
      }
      yield* this.rollOut.replset(replset, members);
    }
    for (const component of kinds) {
      if (!replset.members.some(each => each.component === component)) {
        database.drop(
          resourceIds.statefulSets,
          namesOf(database.name).statefulSet(replset.name, component),
        );
      }
    }
  }

  private dropServices(
    labels: Record<string, string>,
    wanted: readonly string[],
  ): void {
    const { database } = this;
    if (database.spec.pause) {
      return;
    }
    for (const { metadata } of database.list(resourceIds.services, labels)) {
      if (!wanted.includes(metadata.name)) {
        database.drop(resourceIds.services, metadata.name);
      }
    }
  }

  /** The first database that a declared user works with. */
  private someDatabase(): string {
    const roles = this.database.spec.users.flatMap(({ roles: all }) =>
      Array.isArray(all) ? all : [],
    );
    return roles.find(({ db }) => db && db !== 'admin')?.db ?? 'app';
  }
}

function isUnseen(set: KubeObject): boolean {
  return (
    numberAt(set, 'status', 'observedGeneration') !== set.metadata.generation
  );
}
