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
  copyOf,
  fieldAt,
  isRecord,
  JsonRecord,
  kubeTime,
  listAt,
  numberAt,
  recordAt,
  resourceIds,
  sameJson,
  textAt,
} from '../shared';
import { DatabaseHandle } from './DatabaseHandle';
import {
  imagePatch,
  makeInitconf,
  makeInstancesService,
  makeRouterService,
  makeStatefulSet,
  routerContainer,
} from './manifests';
import { metricsContainer } from './manifests/metrics';
import { versionRefusal } from './versions';
import { Workloads } from './Workloads';

/** A refusal after which the operator does not try again. */
export class PermanentError extends Error {}

type Handler = () => void;

/**
 * Acts on what changed in the `spec` of a database that was set up (spec_tld_handlers and the field handlers in operator_cluster.py). There are handlers for
 * some fields; of the others nobody takes notice.
 */
export class SpecChanges {
  constructor(
    private readonly database: DatabaseHandle,
    private readonly workloads: Workloads,
  ) {}

  /** @throws PermanentError for a version that the operator does not run; Error for what it will try again */
  apply(before: JsonRecord, after: JsonRecord): void {
    const handlers: Readonly<Record<string, Handler>> = {
      version: () => this.changeVersion(textAt(after, 'version')),
      imageRepository: () => this.changeImages(),
      podLabels: () => this.changeTemplateMetadata(before, after, 'labels'),
      podAnnotations: () =>
        this.changeTemplateMetadata(before, after, 'annotations'),
      instances: () => this.changeInstances(),
      imagePullPolicy: () => this.renderSet(),
      tlsUseSelfSigned: () => this.renderSet(),
      tlsSecretName: () => this.renderSet(),
      tlsCASecretName: () => this.renderSet(),
      logs: () => this.restart({}),
      metrics: () => this.changeMetrics(),
      router: () =>
        this.changeRouter(
          recordAt(before, 'router'),
          recordAt(after, 'router'),
        ),
      service: () => this.changeService(),
      readReplicas: () => this.changeReadReplicas(before, after),
      backupSchedules: () =>
        this.workloads.syncSchedules(namesIn(before, 'backupSchedules')),
    };
    for (const [field, handler] of Object.entries(handlers)) {
      if (!sameJson(before[field], after[field])) {
        handler();
      }
    }
  }

  private changeVersion(version: string | undefined): void {
    const { settings } = this.database.context;
    const refusal = versionRefusal(version ?? settings.newestVersion, settings);
    if (refusal) {
      throw new PermanentError(refusal);
    }
    this.changeImages();
  }

  /** The new images, and with them the configuration as it is declared now; Kubernetes recreates the pods. */
  private changeImages(): void {
    const { database, workloads } = this;
    const maker = database.maker();
    const { names, context, namespace } = database;
    const initconf = makeInitconf(maker);
    context.api.mergePatch(resourceIds.configMaps, namespace, names.initconf, {
      data: initconf.data,
    });
    workloads.patchSet(names.statefulSet, {
      template: imagePatch(maker, this.template(), maker.spec.version),
    });
    this.renderRouter();
  }

  private changeInstances(): void {
    const { database, workloads } = this;
    const { spec } = database.maker();
    workloads.patchSet(database.names.statefulSet, {
      replicas: spec.instances,
    });
  }

  private changeTemplateMetadata(
    before: JsonRecord,
    after: JsonRecord,
    what: 'labels' | 'annotations',
  ): void {
    const field = what === 'labels' ? 'podLabels' : 'podAnnotations';
    this.workloads.patchSet(this.database.names.statefulSet, {
      template: {
        metadata: {
          [what]: difference(recordAt(before, field), recordAt(after, field)),
        },
      },
    });
  }

  /** The whole set anew, and with it what was ignored until now; the API refuses it when the volumes' template differs. */
  private renderSet(): void {
    const { database, workloads } = this;
    const wanted = makeStatefulSet(database.maker());
    workloads.patchSet(database.names.statefulSet, recordAt(wanted, 'spec'));
  }

  private changeMetrics(): void {
    const { database } = this;
    const maker = database.maker();
    const template = this.template();
    const containers = listAt(template, 'spec', 'containers').filter(
      each => textAt(each, 'name') !== 'metrics',
    );
    this.restart({
      spec: { containers: [...containers, ...metricsContainer(maker.spec)] },
    });
    database.context.api.mergePatch(
      resourceIds.services,
      database.namespace,
      database.names.instances,
      {
        spec: {
          ports: fieldAt(makeInstancesService(maker), 'spec', 'ports'),
        },
      },
    );
  }

  /** Patches the template so that all pods are recreated. */
  private restart(template: JsonRecord): void {
    const { database, workloads } = this;
    workloads.patchSet(database.names.statefulSet, {
      template: {
        ...template,
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/restartedAt': kubeTime(
              database.context.clock.now(),
            ),
          },
        },
      },
    });
  }

  /** `router.podSpec` is not among the fields that are looked at. */
  private changeRouter(before: JsonRecord, after: JsonRecord): void {
    const changed = (field: string) => !sameJson(before[field], after[field]);
    const { workloads } = this;
    if (changed('instances')) {
      workloads.sizeRouters(numberAt(after, 'instances') ?? 1);
    }
    if (['version', 'options', 'bootstrapOptions'].some(changed)) {
      this.renderRouter();
    }
    if (changed('podLabels') || changed('podAnnotations')) {
      workloads.patchRouter({
        template: {
          metadata: {
            labels: difference(
              recordAt(before, 'podLabels'),
              recordAt(after, 'podLabels'),
            ),
            annotations: difference(
              recordAt(before, 'podAnnotations'),
              recordAt(after, 'podAnnotations'),
            ),
          },
        },
      });
    }
    if (changed('tlsSecretName')) {
      this.renderSet();
    }
  }

  private renderRouter(): void {
    const { database, workloads } = this;
    const found = database.get(resourceIds.deployments, database.names.router);
    const wanted = routerContainer(database.maker());
    const containers = listAt(
      found,
      'spec',
      'template',
      'spec',
      'containers',
    ).map(each =>
      isRecord(each) && each.name === wanted.name
        ? { ...each, image: wanted.image, args: wanted.args, env: wanted.env }
        : each,
    );
    workloads.patchRouter({ template: { spec: { containers } } });
  }

  private changeService(): void {
    const { database } = this;
    const wanted = makeRouterService(database.maker());
    database.context.api.mergePatch(
      resourceIds.services,
      database.namespace,
      database.names.service,
      {
        metadata: {
          labels: wanted.metadata.labels,
          annotations: wanted.metadata.annotations,
        },
        spec: copyOf(recordAt(wanted, 'spec')),
      },
    );
  }

  private changeReadReplicas(before: JsonRecord, after: JsonRecord): void {
    const { database, workloads } = this;
    const maker = database.maker();
    const kept = new Set(namesIn(after, 'readReplicas'));
    const old = namesIn(before, 'readReplicas');
    old
      .filter(name => !kept.has(name))
      .forEach(name => workloads.removeReadReplicas(name));
    for (const replicas of maker.spec.readReplicas) {
      if (old.includes(replicas.name)) {
        workloads.patchSet(
          database.names.readReplicas(replicas.name),
          recordAt(makeStatefulSet(maker, replicas), 'spec'),
        );
      } else {
        workloads.createReadReplicas(replicas);
      }
    }
  }

  private template(): JsonRecord {
    const { database } = this;
    return copyOf(
      recordAt(
        database.get(resourceIds.statefulSets, database.names.statefulSet),
        'spec',
        'template',
      ),
    );
  }
}

function namesIn(spec: JsonRecord, field: string): string[] {
  return listAt(spec, field).flatMap(each => textAt(each, 'name') ?? []);
}

/** What a merge patch must say to turn one map into the other. */
function difference(before: JsonRecord, after: JsonRecord): JsonRecord {
  const gone = Object.keys(before).filter(key => !(key in after));
  return { ...Object.fromEntries(gone.map(key => [key, null])), ...after };
}
