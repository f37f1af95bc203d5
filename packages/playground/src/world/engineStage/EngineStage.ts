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
import { Clock } from '../../clock';
import { mergePatch } from '../../kube/patch/mergePatch';
import { KubeCluster } from '../../kube/KubeCluster';
import { KubeObject, ResourceId } from '../../kube/types';
import {
  JsonRecord,
  keyOf,
  killContainer,
  PodFaults,
  Process,
  ProgramEnd,
  resourceIds,
} from '../../operators/shared';
import { seedObject } from '../seedObject';
import { Happening, Scenario } from './Scenario';

/** What an engine's part of a cluster is given. */
export interface EngineStageOptions {
  cluster: KubeCluster;
  clock: Clock;
  /** Applies an object as the cluster's deployer does, or somebody by hand where it does not. */
  apply(object: KubeObject): void;
}

/** One engine's operator in a cluster of the demo world, and what its databases live through. `C` is what surrounds a database. */
export abstract class EngineStage<C extends PodFaults = PodFaults> {
  /** The kind of the objects that declare its databases. */
  abstract readonly kind: string;
  abstract readonly resource: ResourceId;
  /** Every database of the engine in the whole world, by `cluster/namespace/name`. */
  protected abstract readonly scenarios: Readonly<Record<string, Scenario<C>>>;
  private readonly conditions = new Map<string, C>();

  constructor(protected readonly options: EngineStageOptions) {}

  /** The operator begins, with long pauses between its passes until `live()`. */
  abstract start(): void;
  /** From now on at the pace of life. */
  abstract live(): void;
  abstract stop(): void;

  /** The database that a pod, or a volume claim, of this engine belongs to. */
  protected abstract databaseOf(object: KubeObject): string | undefined;
  /** The pod that takes the writes. */
  protected abstract primaryOf(
    namespace: string,
    name: string,
  ): string | undefined;

  /** Makes what the engine needs in a new namespace. */
  prepareNamespace(_namespace: string): void {}

  /** The faults that a pod, or a claim, meets; nothing for one of another engine. */
  faultsOf(object: KubeObject): PodFaults | undefined {
    const name = this.databaseOf(object);
    return name === undefined
      ? undefined
      : this.conditionsOf(object.metadata.namespace ?? '', name);
  }

  /** What the container of a pod of the engine's own Jobs does. */
  programOf(_pod: KubeObject): Process<ProgramEnd> | undefined {
    return undefined;
  }

  /** Makes the scenario of a database come true, now and at its later times. */
  perform(manifest: KubeObject, openingMs: number): void {
    const { clock, cluster, apply } = this.options;
    const scenario = this.scenarioOf(`${cluster.name}/${keyOf(manifest)}`);
    const at = (msAgo: number, action: () => void) =>
      clock.after(openingMs - msAgo - clock.now(), action);
    const conditions = this.surroundingsOf(scenario);
    if (conditions) {
      this.conditions.set(keyOf(manifest), conditions);
    }
    at(scenario.createdMsAgo, () => {
      scenario.foundThere?.forEach(object => apply(object));
      apply(patched(manifest, scenario.createdAs ?? {}));
    });
    for (const happening of scenario.happenings ?? []) {
      at(happening.msAgo, () => this.happen(manifest, happening));
    }
  }

  /** What surrounds the database from its beginning. */
  protected surroundingsOf(scenario: Scenario<C>): C | undefined {
    return scenario.conditions;
  }

  /** What surrounds a database at this moment; nothing special when nobody has said so. */
  protected conditionsOf(namespace: string, name: string): C | undefined {
    return this.conditions.get(`${namespace}/${name}`);
  }

  /** Called after what surrounds a database has changed. */
  protected surroundingsChanged(_namespace: string, _name: string): void {}

  private scenarioOf(key: string): Scenario<C> {
    const scenario = this.scenarios[key];
    if (!scenario) {
      throw new Error(`The manifest of ${key} has no scenario`);
    }
    return scenario;
  }

  private happen(manifest: KubeObject, happening: Happening<C>): void {
    const { cluster, apply } = this.options;
    const { namespace = '', name } = manifest.metadata;
    switch (happening.kind) {
      case 'manifest applied':
        apply(manifest);
        break;
      case 'pod deleted': {
        const pod =
          happening.pod === 'primary'
            ? this.primaryOf(namespace, name)
            : `${name}-${happening.pod}`;
        if (pod) {
          cluster.delete(resourceIds.pods, namespace, pod);
        }
        break;
      }
      case 'conditions changed':
        this.conditions.set(keyOf(manifest), {
          ...this.conditions.get(keyOf(manifest)),
          ...happening.to,
        });
        this.surroundingsChanged(namespace, name);
        break;
      case 'container killed':
        killContainer(
          cluster,
          { namespace, name: `${name}-${happening.pod}` },
          happening.container,
          this.options.clock.now(),
        );
        break;
      case 'object stored': {
        const current = cluster.get(this.resource, namespace, name);
        if (current) {
          seedObject(cluster, this.resource, patched(current, happening.patch));
        }
        break;
      }
      case 'object applied':
        apply(happening.object);
        break;
      case 'secret deleted':
        cluster.delete(resourceIds.secrets, namespace, happening.name);
        break;
      case 'database deleted':
        cluster.delete(this.resource, namespace, name);
        break;
      default:
        throw new Error(`Unknown happening ${happening satisfies never}`);
    }
  }
}

function patched(object: KubeObject, patch: JsonRecord): KubeObject {
  return mergePatch(object, patch) as unknown as KubeObject;
}
