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
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  EntityLink,
  parseEntityRef,
} from '@backstage/catalog-model';
import {
  databaseAnnotations,
  DatabaseRef,
  DatabaseSummary,
  engineTitle,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { databaseEntityName } from './databaseEntityName';

/**
 * The location type of the entities: their `backstage.io/managed-by-location` is `databases:` and the reference of the database.
 */
export const DATABASE_LOCATION_TYPE = 'databases';

/** The first part of the labels that the entities carry. */
const LABEL_PREFIX = 'databases.backstage.io';

/** What the catalog accepts as the value of a label. */
const LABEL_VALUE = /^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;

/**
 * What an entity needs besides the database.
 *
 * @public
 */
export interface DatabaseToEntityOptions {
  /** Entity reference of who owns the databases without an owner: `spec.owner` of a Resource cannot be left out. */
  defaultOwner: string;
  /** `app.baseUrl`, for the link to the page of the database; no link without it. */
  appBaseUrl?: string;
}

/**
 * The catalog entity of a database.
 *
 * @remarks
 * It says only what stays the same while a database lives and works: what it is, where, whose. Phase, lag and members change by the second, and every change of an
 * entity is work for the catalog; the pages read them from the databases backend.
 *
 * @public
 */
export function databaseToEntity(
  database: DatabaseSummary,
  options: DatabaseToEntityOptions,
): Entity {
  const { ref } = database;
  const location = `${DATABASE_LOCATION_TYPE}:${stringifyDatabaseRef(ref)}`;
  const system = validEntityRef(database.system, 'system');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: databaseEntityName(ref),
      title: ref.name,
      description: `${engineTitle(ref.engine)} database in the namespace ${
        ref.namespace
      } of the Kubernetes cluster ${ref.kubernetesCluster}`,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [databaseAnnotations.ref]: stringifyDatabaseRef(ref),
      },
      labels: labelsOf(database),
      tags: tagsOf(database),
      ...(options.appBaseUrl && { links: [pageLink(ref, options.appBaseUrl)] }),
    },
    spec: {
      type: 'database',
      owner:
        validEntityRef(database.owner.ref, 'group') ?? options.defaultOwner,
      ...(system && { system }),
    },
  };
}

/** References come from annotations and labels that people write: one that the catalog cannot read must not keep the entity out of it. */
function validEntityRef(
  ref: string | undefined,
  defaultKind: string,
): string | undefined {
  if (!ref) {
    return undefined;
  }
  try {
    parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' });
    return ref;
  } catch {
    return undefined;
  }
}

function labelsOf(database: DatabaseSummary): Record<string, string> {
  const wanted: Record<string, string | undefined> = {
    engine: database.ref.engine,
    'kubernetes-cluster': database.ref.kubernetesCluster,
    namespace: database.ref.namespace,
    environment: database.environment,
  };
  const labels: Record<string, string> = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== undefined && LABEL_VALUE.test(value)) {
      labels[`${LABEL_PREFIX}/${name}`] = value;
    }
  }
  return labels;
}

/** The engine, and the engine with the series of its version: `postgresql` and `postgresql-15`, `mysql` and `mysql-8-4`. */
function tagsOf(database: DatabaseSummary): string[] {
  const engine = toTag(database.ref.engine);
  const series = seriesOf(database.version);
  const tags = series ? [engine, toTag(`${engine}-${series}`)] : [engine];
  return tags.filter(tag => tag !== '');
}

/** What is upgraded and supported together: of a version of three numbers the first two, else the first. */
function seriesOf(version = ''): string | undefined {
  const numbers = /^v?(\d+)(?:\.(\d+)(\.\d+)?)?/.exec(version);
  return numbers?.[3] === undefined
    ? numbers?.[1]
    : `${numbers[1]}.${numbers[2]}`;
}

/** Tags are words of small letters and digits with single hyphens between them, 63 characters at most. */
function toTag(text: string): string {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
    .join('-')
    .slice(0, 63)
    .replace(/-$/, '');
}

function pageLink(ref: DatabaseRef, appBaseUrl: string): EntityLink {
  const path = [ref.kubernetesCluster, ref.namespace, ref.engine, ref.name]
    .map(encodeURIComponent)
    .join('/');
  return {
    url: `${appBaseUrl.replace(/\/+$/, '')}/databases/${path}`,
    title: 'Topology, members and findings',
    icon: 'dashboard',
  };
}
