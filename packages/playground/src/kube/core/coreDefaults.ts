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

import { deepFreeze, isJsonObject, JsonObject } from '../json';
import { WriteFacts } from '../ResourceDefinition';
import { KubeObject } from '../types';
import { fill, part } from './fill';
import { objectsIn } from './objectsIn';
import { fillPodSpec, fillTemplate, qosClass } from './podDefaults';

const defaultTolerations = deepFreeze(
  ['not-ready', 'unreachable'].map(taint => ({
    key: `node.kubernetes.io/${taint}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  })),
);

type Prepare = (
  object: KubeObject,
  old: KubeObject | undefined,
  facts: WriteFacts,
) => void;

function fillClaim(claim: JsonObject): void {
  fill(part(claim, 'spec'), { volumeMode: 'Filesystem' });
  fill(part(claim, 'status'), { phase: 'Pending' });
}

const prepareService: Prepare = (service, old, { nextAddress }) => {
  const spec = part(service, 'spec');
  fill(spec, { type: 'ClusterIP', sessionAffinity: 'None' });
  if (spec.type !== 'ExternalName') {
    const before = isJsonObject(old?.spec) ? old.spec.clusterIP : undefined;
    fill(spec, {
      clusterIP: before ?? nextAddress(),
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    });
    spec.clusterIPs = [spec.clusterIP];
  }
  for (const port of objectsIn(spec.ports)) {
    fill(port, { protocol: 'TCP', targetPort: port.port });
  }
  part(part(service, 'status'), 'loadBalancer');
};

const prepareSecret: Prepare = secret => {
  fill(secret, { type: 'Opaque' });
  if (isJsonObject(secret.stringData)) {
    const data = part(secret, 'data');
    for (const [key, value] of Object.entries(secret.stringData)) {
      data[key] = Buffer.from(String(value)).toString('base64');
    }
  }
  delete secret.stringData;
};

const prepareStatefulSet: Prepare = (object, old) => {
  const spec = part(object, 'spec');
  fill(spec, {
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    revisionHistoryLimit: 10,
  });
  const strategy = part(spec, 'updateStrategy');
  fill(strategy, { type: 'RollingUpdate' });
  if (strategy.type === 'RollingUpdate') {
    fill(part(strategy, 'rollingUpdate'), { partition: 0 });
  }
  fill(part(spec, 'persistentVolumeClaimRetentionPolicy'), {
    whenDeleted: 'Retain',
    whenScaled: 'Retain',
  });
  fillTemplate(spec);
  for (const claim of objectsIn(spec.volumeClaimTemplates)) {
    fill(claim, { apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
    fillClaim(claim);
  }
  if (!old) {
    object.status = { availableReplicas: 0, replicas: 0 };
  }
};

const prepareDeployment: Prepare = object => {
  const spec = part(object, 'spec');
  fill(spec, {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
  });
  const strategy = part(spec, 'strategy');
  fill(strategy, { type: 'RollingUpdate' });
  if (strategy.type === 'RollingUpdate') {
    fill(part(strategy, 'rollingUpdate'), {
      maxSurge: '25%',
      maxUnavailable: '25%',
    });
  }
  fillTemplate(spec);
  part(object, 'status');
};

function fillJobSpec(spec: JsonObject): void {
  fill(spec, {
    backoffLimit: 6,
    parallelism: 1,
    completions: 1,
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: 'TerminatingOrFailed',
  });
  fillTemplate(spec);
}

/** What the real server fills in for each core kind, beyond what a schema can say. */
export const coreDefaults: Readonly<Record<string, Prepare>> = {
  Namespace: (object, old) => {
    object.metadata.labels = {
      ...object.metadata.labels,
      'kubernetes.io/metadata.name': object.metadata.name,
    };
    fill(part(object, 'spec'), { finalizers: ['kubernetes'] });
    if (!old) {
      object.status = { phase: 'Active' };
    }
  },
  Pod: (object, old) => {
    const spec = part(object, 'spec');
    fillPodSpec(spec);
    fill(spec, {
      enableServiceLinks: true,
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
      tolerations: defaultTolerations,
    });
    if (!old) {
      object.status = { phase: 'Pending', qosClass: qosClass(spec) };
    }
  },
  Service: prepareService,
  Secret: prepareSecret,
  PersistentVolumeClaim: fillClaim,
  PersistentVolume: object => {
    fill(part(object, 'spec'), {
      volumeMode: 'Filesystem',
      persistentVolumeReclaimPolicy: 'Retain',
    });
    fill(part(object, 'status'), { phase: 'Pending' });
  },
  Event: object => {
    // Go writes these whether they are set or not, so clients see them.
    fill(object, {
      eventTime: null,
      firstTimestamp: null,
      lastTimestamp: null,
      reportingComponent: '',
      reportingInstance: '',
    });
    part(object, 'source');
  },
  Endpoints: object => {
    for (const subset of objectsIn(object.subsets)) {
      objectsIn(subset.ports).forEach(port => fill(port, { protocol: 'TCP' }));
    }
  },
  StatefulSet: prepareStatefulSet,
  Deployment: prepareDeployment,
  ReplicaSet: (object, old) => {
    const spec = part(object, 'spec');
    fill(spec, { replicas: 1 });
    fillTemplate(spec);
    if (!old) {
      object.status = { replicas: 0 };
    }
  },
  DaemonSet: object => {
    const spec = part(object, 'spec');
    fill(spec, { revisionHistoryLimit: 10 });
    fillTemplate(spec);
  },
  PodDisruptionBudget: (object, old) => {
    if (!old) {
      object.status = {
        currentHealthy: 0,
        desiredHealthy: 0,
        disruptionsAllowed: 0,
        expectedPods: 0,
      };
    }
  },
  Job: (object, old) => {
    const spec = part(object, 'spec');
    fillJobSpec(spec);
    if (!old && spec.selector === undefined) {
      const { uid = '', name } = object.metadata;
      const selected = { 'batch.kubernetes.io/controller-uid': uid };
      spec.selector = { matchLabels: selected };
      const labels = {
        ...selected,
        'batch.kubernetes.io/job-name': name,
        'controller-uid': uid,
        'job-name': name,
      };
      const metadata = part(part(spec, 'template'), 'metadata');
      metadata.labels = {
        ...(isJsonObject(metadata.labels) ? metadata.labels : {}),
        ...labels,
      };
      object.metadata.labels = { ...object.metadata.labels, ...labels };
    }
    part(object, 'status');
  },
  CronJob: object => {
    const spec = part(object, 'spec');
    fill(spec, {
      concurrencyPolicy: 'Allow',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    });
    fillTemplate(part(part(spec, 'jobTemplate'), 'spec'));
    part(object, 'status');
  },
  StorageClass: object =>
    fill(object, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
};
