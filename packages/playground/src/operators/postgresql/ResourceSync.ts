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
  apply,
  coversJson,
  deleteIfThere,
  errorMessage,
  fieldAt,
  parseQuantity,
  resourceIds,
  sameJson,
} from '../shared';
import { growClaim, requestedSize } from '../shared/VolumeController';
import { DatabaseHandle } from './DatabaseHandle';
import {
  makeDisruptionBudgets,
  makeLogicalBackup,
  makePooler,
  makePrimaryEndpoints,
  makeSecret,
  makeService,
  usersWithSecrets,
} from './manifests';

/** Makes and keeps what stands beside the StatefulSet: Services, Secrets, budgets, volumes, poolers, backups. */
export class ResourceSync {
  constructor(private readonly database: DatabaseHandle) {}

  /** At creation a Service that is there already is an error. */
  createServices(): void {
    const { database } = this;
    const { api, settings } = database.context;
    for (const role of ['master', 'replica'] as const) {
      if (role === 'master' && !settings.useConfigMaps) {
        const endpoints = makePrimaryEndpoints(database.maker());
        apply(api, resourceIds.endpoints, endpoints);
        database.event(
          'Endpoints',
          `Endpoint "${database.qualified(
            endpoints.metadata.name,
          )}" has been successfully created`,
        );
      }
      const service = makeService(database.maker(), role);
      const { name } = service.metadata;
      if (api.get(resourceIds.services, database.namespace, name)) {
        throw new Error(
          `could not create ${role} service: services "${name}" already exists`,
        );
      }
      api.create(resourceIds.services, service);
      database.event(
        'Services',
        `The service "${database.qualified(
          name,
        )}" for role ${role} has been successfully created`,
      );
    }
  }

  /** Later on it is taken over. */
  syncServices(): void {
    const { database } = this;
    const { api, settings } = database.context;
    if (!settings.useConfigMaps) {
      database.createIfMissing(
        resourceIds.endpoints,
        makePrimaryEndpoints(database.maker()),
      );
    }
    for (const role of ['master', 'replica'] as const) {
      const wanted = makeService(database.maker(), role);
      const found = database.createIfMissing(resourceIds.services, wanted);
      for (const key of ['type', 'selector', 'loadBalancerSourceRanges']) {
        const value = fieldAt(wanted, 'spec', key);
        if (!sameJson(fieldAt(found, 'spec', key), value)) {
          api.mergePatch(
            resourceIds.services,
            database.namespace,
            wanted.metadata.name,
            { spec: { [key]: value ?? null } },
          );
        }
      }
    }
  }

  /** Users that are taken away keep theirs. */
  syncSecrets(): void {
    const { database } = this;
    const { api, password } = database.context;
    for (const user of usersWithSecrets(database.maker())) {
      const name = database.names.secret(user);
      if (!api.get(resourceIds.secrets, database.namespace, name)) {
        api.create(
          resourceIds.secrets,
          makeSecret(database.maker(), user, password()),
        );
      }
    }
  }

  syncDisruptionBudgets(): void {
    const { database } = this;
    for (const wanted of makeDisruptionBudgets(database.maker())) {
      const found = database.createIfMissing(
        resourceIds.disruptionBudgets,
        wanted,
      );
      if (!sameJson(found.spec, wanted.spec)) {
        database.context.api.mergePatch(
          resourceIds.disruptionBudgets,
          database.namespace,
          wanted.metadata.name,
          { spec: wanted.spec },
        );
      }
    }
  }

  syncLogicalBackup(): void {
    const { database } = this;
    const { api } = database.context;
    const wanted = makeLogicalBackup(database.maker());
    if (wanted) {
      apply(api, resourceIds.cronJobs, wanted);
    } else {
      deleteIfThere(
        api,
        resourceIds.cronJobs,
        database.namespace,
        database.names.logicalBackup,
      );
    }
  }

  syncPoolers(): void {
    const { database } = this;
    const { api } = database.context;
    const { namespace, spec } = database;
    for (const role of ['master', 'replica'] as const) {
      const { deployment, service } = makePooler(database.maker(), role);
      const { name } = deployment.metadata;
      if (spec.pooler[role === 'master' ? 'primary' : 'replica']) {
        const found = database.createIfMissing(
          resourceIds.deployments,
          deployment,
        );
        if (!coversJson(found.spec, deployment.spec)) {
          api.mergePatch(resourceIds.deployments, namespace, name, {
            spec: deployment.spec,
          });
        }
        database.createIfMissing(resourceIds.services, service);
      } else {
        deleteIfThere(api, resourceIds.deployments, namespace, name);
        deleteIfThere(api, resourceIds.services, namespace, name);
      }
    }
  }

  /** Volumes grow; that one should shrink is told to the log and to nobody else. */
  syncVolumes(): void {
    const { database } = this;
    const { api, settings } = database.context;
    const { size } = database.spec.volume;
    const wanted = parseQuantity(size) ?? 0;
    if (!['pvc', 'mixed'].includes(settings.storageResizeMode)) {
      return;
    }
    for (const claim of api.list(resourceIds.claims, {
      namespace: database.namespace,
      labelSelector: database.selector,
    })) {
      const current = parseQuantity(requestedSize(claim)) ?? 0;
      if (current < wanted) {
        try {
          growClaim(api, claim, size);
        } catch (error) {
          throw new Error(
            `could not sync persistent volume claims: could not update persistent volume claim: "${errorMessage(
              error,
            )}"`,
          );
        }
      } else if (current > wanted) {
        database.log('warning', 'cannot shrink persistent volume');
      }
    }
  }
}
