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

import { KubeCluster } from '../../kube/KubeCluster';
import { KubeObject, ResourceId } from '../../kube/types';
import { Deployable, readApplication } from '../Deployable';

/** The resource of Argo CD's Applications. */
export const applicationsResource: ResourceId = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'applications',
};

/** The Applications of a cluster. */
export class Applications {
  constructor(private readonly cluster: KubeCluster) {}

  all(): Deployable[] {
    return this.cluster
      .list(applicationsResource)
      .flatMap(object => readApplication(object) ?? []);
  }

  find(name: string): Deployable | undefined {
    return this.all().find(deployable => deployable.name === name);
  }

  /** The object as it is. */
  object({ namespace, name }: Deployable): KubeObject | undefined {
    return this.cluster.get(applicationsResource, namespace, name);
  }

  /** Merges into the status; `null` takes a field away. */
  writeStatus({ namespace, name }: Deployable, status: object): void {
    this.cluster.mergePatch(applicationsResource, namespace, name, { status });
  }

  /** Takes the wish for a sync as heard. */
  clearOperation({ namespace, name }: Deployable): void {
    this.cluster.mergePatch(applicationsResource, namespace, name, {
      operation: null,
    });
  }

  /** Tells of wishes for a sync, and of specs that are new. Status alone is no news: Argo CD writes that itself. */
  subscribe(listener: {
    asked: (object: KubeObject) => void;
    respecified: (name: string) => void;
  }): () => void {
    const specs = new Map(
      this.cluster
        .list(applicationsResource)
        .map(({ metadata, spec }) => [metadata.name, JSON.stringify(spec)]),
    );
    return this.cluster.subscribe(applicationsResource, ({ type, object }) => {
      const { name } = object.metadata;
      if (type === 'DELETED') {
        specs.delete(name);
        return;
      }
      if (object.operation !== undefined) {
        listener.asked(object);
      }
      const spec = JSON.stringify(object.spec);
      if (specs.get(name) !== spec) {
        specs.set(name, spec);
        listener.respecified(name);
      }
    });
  }
}
