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
import {
  errorMessage,
  fieldAt,
  kubeTime,
  listAt,
  parseQuantity,
  resourceIds,
  textAt,
} from '../../shared';
import { growClaim, requestedSize } from '../../shared/VolumeController';
import { MongodbHandle } from '../MongodbHandle';
import { replsetLabels } from '../names';
import { mongodbAnnotations } from '../resources';
import { MembersSpec, ReplsetSpec } from '../spec/MongodbSpec';

const GiB = 2 ** 30;

/** Grows the volumes of one kind of members, says that they cannot shrink, and is silent where growing is not switched on (volumes.go). */
export class VolumeSync {
  constructor(private readonly database: MongodbHandle) {}

  sync(replset: ReplsetSpec, members: MembersSpec): void {
    const { database } = this;
    const set = database.statefulSet(replset.name, members.component);
    const claims = database
      .list(
        resourceIds.claims,
        replsetLabels(database.name, replset.name, members.component),
      )
      .filter(claim =>
        claim.metadata.name.startsWith(
          `mongod-data-${database.names.statefulSet(
            replset.name,
            members.component,
          )}`,
        ),
      );
    const capacities = claims
      .map(claim =>
        parseQuantity(fieldAt(claim, 'status', 'capacity', 'storage')),
      )
      .filter((bytes): bytes is number => bytes !== undefined);
    if (
      !set ||
      !members.claim ||
      capacities.length === 0 ||
      database.spec.growsOutside
    ) {
      return;
    }
    const gib = Math.ceil((sizeOf(members.claim) ?? 0) / GiB);
    const sizes = { wanted: gib * GiB, actual: Math.min(...capacities) };
    const pods = new Set(
      database
        .componentPods(replset.name, members.component)
        .map(pod => pod.metadata.name),
    );
    const used = claims.filter(claim =>
      pods.has(claim.metadata.name.slice('mongod-data-'.length)),
    );
    if (this.isResizing(set) && this.finish(set, used, sizes.wanted)) {
      return;
    }
    if (sizes.wanted < sizes.actual) {
      throw new Error(
        `reconcile PVCs for ${
          set.metadata.name
        }: resize volumes if needed: requested storage (${gib}Gi) is less than actual storage (${textOf(
          sizes.actual,
        )})`,
      );
    }
    if (sizes.wanted === sizes.actual) {
      return;
    }
    if (!database.spec.growsVolumes) {
      // Nobody is told: the StatefulSet goes on with the old size.
      setSize(members.claim, configuredSize(set));
      return;
    }
    this.grow(set, used, `${gib}Gi`, replset, members);
  }

  /** Whether volumes of this StatefulSet grow at this moment. */
  isResizing(set: KubeObject | undefined): boolean {
    return Boolean(
      set?.metadata.annotations?.[mongodbAnnotations.resizeInProgress],
    );
  }

  private grow(
    set: KubeObject,
    claims: readonly KubeObject[],
    size: string,
    replset: ReplsetSpec,
    members: MembersSpec,
  ): void {
    const { database } = this;
    this.annotate(set, kubeTime(database.context.clock.now()));
    for (const claim of claims) {
      if (requestedSize(claim) !== size) {
        try {
          growClaim(database.context.api, claim, size);
        } catch (error) {
          const words = errorMessage(error);
          if (!/exceeded quota|must support resize/.test(words)) {
            throw error;
          }
          database.log('error', `PVC resize failed: ${words}`);
          this.revert(set, replset, members);
          return;
        }
      }
    }
    database.log('info', `Resizing PVCs to ${size}`);
  }

  /** When all volumes have their size, the StatefulSet is made anew with it; its pods stay. */
  private finish(
    set: KubeObject,
    claims: readonly KubeObject[],
    wanted: number,
  ): boolean {
    const done = claims.filter(
      claim =>
        parseQuantity(fieldAt(claim, 'status', 'capacity', 'storage')) ===
        wanted,
    );
    if (done.length < claims.length) {
      return true;
    }
    const { database } = this;
    for (const pod of database.context.api.list(resourceIds.pods, {
      namespace: database.namespace,
    })) {
      if (
        pod.metadata.ownerReferences?.some(
          ({ uid }) => uid === set.metadata.uid,
        )
      ) {
        database.context.api.mergePatch(
          resourceIds.pods,
          database.namespace,
          pod.metadata.name,
          { metadata: { ownerReferences: null } },
        );
      }
    }
    database.drop(resourceIds.statefulSets, set.metadata.name);
    return true;
  }

  /** The operator takes the change back where a person made it: in `spec`. */
  private revert(
    set: KubeObject,
    replset: ReplsetSpec,
    members: MembersSpec,
  ): void {
    const { database } = this;
    const size = configuredSize(set);
    if (members.claim && size !== undefined) {
      setSize(members.claim, size);
      const storage = {
        volumeSpec: {
          persistentVolumeClaim: { resources: { requests: { storage: size } } },
        },
      };
      database.patchObject({
        spec: replset.isConfig
          ? { sharding: { configsvrReplSet: storage } }
          : {
              replsets: listAt(database.object, 'spec', 'replsets').map(
                (each, index) =>
                  (textAt(each, 'name') || `rs${index}`) === replset.name
                    ? withSize(each, size)
                    : each,
              ),
            },
      });
    }
    this.annotate(set, null);
  }

  private annotate(set: KubeObject, value: string | null): void {
    const { database } = this;
    database.context.api.mergePatch(
      resourceIds.statefulSets,
      database.namespace,
      set.metadata.name,
      {
        metadata: {
          annotations: { [mongodbAnnotations.resizeInProgress]: value },
        },
      },
    );
  }
}

function sizeOf(claim: unknown): number | undefined {
  return parseQuantity(fieldAt(claim, 'resources', 'requests', 'storage'));
}

function configuredSize(set: KubeObject): unknown {
  return fieldAt(
    listAt(set, 'spec', 'volumeClaimTemplates')[0],
    'spec',
    'resources',
    'requests',
    'storage',
  );
}

function setSize(claim: Record<string, unknown>, size: unknown): void {
  claim.resources = { requests: { storage: size } };
}

function withSize(replset: unknown, size: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(replset));
  copy.volumeSpec.persistentVolumeClaim.resources.requests.storage = size;
  return copy;
}

/** As resource.Quantity writes whole gibibytes. */
function textOf(bytes: number): string {
  return bytes % GiB === 0 ? `${bytes / GiB}Gi` : String(bytes);
}
