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

import type { Router } from 'express';
import { stringify } from 'yaml';
import { hideSecrets } from '@database-platform/engines';
import { DatabaseRecord, Inventory } from '../inventory';
import { resourcePath } from '../kube';
import { shortHash } from '../text/shortHash';
import { askKubernetes } from './askKubernetes';
import { auditRead } from './auditRead';
import { DATABASE_PATH, findDatabase } from './findDatabase';
import { RouteContext } from './RouteContext';
import { sendJson } from './sendJson';
import { untilClosed } from './untilClosed';

const DEADLINE_MS = 15_000;

/** kubectl keeps a copy of the whole manifest here. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * `.../manifest`: the operator's object as it is now, read from the Kubernetes API. What looks like a secret is hidden.
 */
export function addGetManifest(router: Router, context: RouteContext): void {
  const { clock, inventory, processId, transport } = context;
  router.get(`${DATABASE_PATH}/manifest`, async (request, response) => {
    const record = await findDatabase(request, context);
    const { yaml, hidden } = await auditRead(
      context,
      { eventId: 'manifest-read', severityLevel: 'low', request, record },
      () =>
        askKubernetes(
          {
            transport,
            clock,
            deadlineMs: DEADLINE_MS,
            until: untilClosed(response),
            request: {
              kubernetesCluster: record.ref.kubernetesCluster,
              path: primaryPath(record, inventory),
            },
          },
          async answer => toManifest(JSON.parse(await answer.text())),
        ),
    );
    sendJson(request, response, `${processId}.${shortHash(yaml)}`, () =>
      JSON.stringify({
        yaml,
        ...(hidden > 0 && { hidden }),
        observedAt: new Date(clock.now()).toISOString(),
      }),
    );
  });
}

/** In the version in which the object is watched. */
function primaryPath(record: DatabaseRecord, inventory: Inventory): string {
  const { namespace, name } = record.ref;
  const { group, plural, versions } = record.partition.primaryResource;
  const { apiVersion } = inventory.details(record).object;
  const watched = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return resourcePath({
    group,
    version: versions.find(version => version === watched) ?? versions[0],
    plural,
    namespace,
    name,
  });
}

/**
 * Writes an object as YAML without what only machines read, and without secrets.
 */
function toManifest(object: {
  metadata?: {
    annotations?: Record<string, unknown>;
    managedFields?: unknown;
  };
}): { yaml: string; hidden: number } {
  const {
    managedFields: _managed,
    annotations,
    ...metadata
  } = object.metadata ?? {};
  const { [LAST_APPLIED]: _applied, ...kept } = annotations ?? {};
  const { value, hidden } = hideSecrets({
    ...object,
    metadata: {
      ...metadata,
      ...(Object.keys(kept).length > 0 && { annotations: kept }),
    },
  });
  return { yaml: stringify(value, { lineWidth: 0 }), hidden };
}
