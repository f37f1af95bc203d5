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

import { z } from 'zod/v3';
import { fields, flag, listOf, text, texts, time, whole } from './reading';

const metadata = fields({
  name: text,
  uid: text,
  labels: texts,
  annotations: texts,
  creationTimestamp: time,
  deletionTimestamp: time,
});

const amounts = fields({ cpu: text, memory: text });

/** `Cluster` of postgresql.cnpg.io/v1 (api/v1/cluster_types.go of the operator). */
const cluster = fields({
  apiVersion: text,
  kind: text,
  metadata,
  spec: fields({
    instances: whole,
    imageName: text,
    minSyncReplicas: whole,
    storage: fields({ size: text, storageClass: text }),
    resources: fields({ requests: amounts, limits: amounts }),
    bootstrap: fields({ initdb: fields({ database: text, owner: text }) }),
    enableSuperuserAccess: flag,
    postgresql: fields({
      parameters: texts,
      synchronous: fields({ number: whole }),
    }),
  }),
  status: fields({
    phase: text,
    phaseReason: text,
    currentPrimary: text,
    currentPrimaryTimestamp: time,
    image: text,
    timelineID: whole,
  }),
});

const pod = fields({
  metadata,
  spec: fields({
    nodeName: text,
    containers: listOf(fields({ name: text, image: text })),
  }),
  status: fields({
    phase: text,
    conditions: listOf(fields({ type: text, status: text, message: text })),
    containerStatuses: listOf(fields({ restartCount: whole })),
  }),
});

const service = fields({ metadata, spec: fields({ type: text }) });

const secret = fields({ metadata });

const claim = fields({
  metadata,
  spec: fields({
    storageClassName: text,
    resources: fields({ requests: fields({ storage: text }) }),
  }),
  status: fields({ phase: text, capacity: fields({ storage: text }) }),
});

const event = fields({
  type: text,
  reason: text,
  message: text,
  lastTimestamp: time,
  eventTime: time,
});

/** What is kept of each object: nothing that is not read later. */
export const facts = {
  cluster: reader(cluster),
  pod: reader(pod),
  service: reader(service),
  secret: reader(secret),
  claim: reader(claim),
  event: reader(event),
};

export type ClusterFact = ReturnType<typeof facts.cluster>;
export type PodFact = ReturnType<typeof facts.pod>;
export type ClaimFact = ReturnType<typeof facts.claim>;

/** Reads objects, and likewise the facts that were kept of them: both have the same form. */
function reader<S extends z.ZodTypeAny>(schema: S) {
  return (value: unknown): z.output<S> => schema.parse(value);
}
