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

import { ResourceColumn } from '../ResourceDefinition';
import { ageOf } from '../table/humanDuration';
import {
  accessModes,
  endpoints,
  eventObject,
  jobDuration,
  jobStatus,
  lastSeen,
  nodeRoles,
  nodeStatus,
  podReady,
  podRestarts,
  podStatus,
  servicePorts,
} from './cells';
import {
  ageColumn,
  all,
  at,
  column,
  count,
  counted,
  nameColumn,
  ratio,
  selector,
} from './columns';

const containers = [
  column('Containers', all('.spec.template.spec.containers[*].name'), 1),
  column('Images', all('.spec.template.spec.containers[*].image'), 1),
];

/** Columns of the core kinds by kind, as `kubectl get` prints them; kinds that are not here have name and age. */
export const coreColumns: Readonly<Record<string, readonly ResourceColumn[]>> =
  {
    Namespace: [
      nameColumn,
      column('Status', at('.status.phase', '')),
      ageColumn,
    ],
    Node: [
      nameColumn,
      column('Status', nodeStatus),
      column('Roles', nodeRoles),
      ageColumn,
      column('Version', at('.status.nodeInfo.kubeletVersion', '')),
      column(
        'Internal-IP',
        at('.status.addresses[?(@.type=="InternalIP")].address'),
        1,
      ),
      column(
        'External-IP',
        at('.status.addresses[?(@.type=="ExternalIP")].address'),
        1,
      ),
      column('OS-Image', at('.status.nodeInfo.osImage', '<unknown>'), 1),
      column(
        'Kernel-Version',
        at('.status.nodeInfo.kernelVersion', '<unknown>'),
        1,
      ),
      column(
        'Container-Runtime',
        at('.status.nodeInfo.containerRuntimeVersion', '<unknown>'),
        1,
      ),
    ],
    Pod: [
      nameColumn,
      column('Ready', podReady),
      column('Status', podStatus),
      column('Restarts', podRestarts),
      ageColumn,
      column('IP', at('.status.podIP'), 1),
      column('Node', at('.spec.nodeName'), 1),
      column('Nominated Node', at('.status.nominatedNodeName'), 1),
      column(
        'Readiness Gates',
        all('.spec.readinessGates[*].conditionType'),
        1,
      ),
    ],
    Service: [
      nameColumn,
      column('Type', at('.spec.type', '')),
      column('Cluster-IP', at('.spec.clusterIP')),
      column('External-IP', (service, nowMs) =>
        at('.spec.type', '')(service, nowMs) === 'LoadBalancer'
          ? at('.status.loadBalancer.ingress[0].ip', '<pending>')(
              service,
              nowMs,
            )
          : at('.spec.externalIPs[0]')(service, nowMs),
      ),
      column('Port(s)', servicePorts),
      ageColumn,
      column('Selector', selector('.spec.selector'), 1),
    ],
    Endpoints: [nameColumn, column('Endpoints', endpoints), ageColumn],
    ConfigMap: [nameColumn, counted('Data', count('.data')), ageColumn],
    Secret: [
      nameColumn,
      column('Type', at('.type', '')),
      counted('Data', count('.data')),
      ageColumn,
    ],
    ServiceAccount: [
      nameColumn,
      counted('Secrets', count('.secrets')),
      ageColumn,
    ],
    PersistentVolumeClaim: [
      nameColumn,
      column('Status', (claim, nowMs) =>
        claim.metadata.deletionTimestamp
          ? 'Terminating'
          : at('.status.phase', '')(claim, nowMs),
      ),
      column('Volume', at('.spec.volumeName', '')),
      column('Capacity', at('.status.capacity.storage', '')),
      column('Access Modes', accessModes),
      column('StorageClass', at('.spec.storageClassName', '')),
      column(
        'VolumeAttributesClass',
        at('.spec.volumeAttributesClassName', '<unset>'),
      ),
      ageColumn,
      column('VolumeMode', at('.spec.volumeMode', 'Filesystem'), 1),
    ],
    PersistentVolume: [
      nameColumn,
      column('Capacity', at('.spec.capacity.storage', '')),
      column('Access Modes', accessModes),
      column('Reclaim Policy', at('.spec.persistentVolumeReclaimPolicy', '')),
      column('Status', at('.status.phase', '')),
      column('Claim', (volume, nowMs) => {
        const name = at('.spec.claimRef.name', '')(volume, nowMs);
        return name
          ? `${at('.spec.claimRef.namespace', '')(volume, nowMs)}/${name}`
          : '';
      }),
      column('StorageClass', at('.spec.storageClassName', '')),
      column(
        'VolumeAttributesClass',
        at('.spec.volumeAttributesClassName', '<unset>'),
      ),
      column('Reason', at('.status.reason', '')),
      ageColumn,
      column('VolumeMode', at('.spec.volumeMode', 'Filesystem'), 1),
    ],
    Event: [
      column('Last Seen', lastSeen),
      column('Type', at('.type', '')),
      column('Reason', at('.reason', '')),
      column('Object', eventObject),
      column('Subobject', at('.involvedObject.fieldPath', ''), 1),
      column('Source', at('.source.component', ''), 1),
      column('Message', at('.message', '')),
      column(
        'First Seen',
        (event, nowMs) =>
          ageOf(
            event.firstTimestamp ??
              event.eventTime ??
              event.metadata.creationTimestamp,
            nowMs,
          ),
        1,
      ),
      counted('Count', at('.count', 1)),
      { ...nameColumn, priority: 1 },
    ].map(one => (one.name === 'Count' ? { ...one, priority: 1 } : one)),
    StatefulSet: [
      nameColumn,
      column('Ready', ratio('.status.readyReplicas', '.spec.replicas')),
      ageColumn,
      ...containers,
    ],
    Deployment: [
      nameColumn,
      column('Ready', ratio('.status.readyReplicas', '.spec.replicas')),
      counted('Up-to-date', at('.status.updatedReplicas', 0)),
      counted('Available', at('.status.availableReplicas', 0)),
      ageColumn,
      ...containers,
      column('Selector', selector('.spec.selector.matchLabels'), 1),
    ],
    ReplicaSet: [
      nameColumn,
      counted('Desired', at('.spec.replicas', 0)),
      counted('Current', at('.status.replicas', 0)),
      counted('Ready', at('.status.readyReplicas', 0)),
      ageColumn,
      ...containers,
      column('Selector', selector('.spec.selector.matchLabels'), 1),
    ],
    DaemonSet: [
      nameColumn,
      counted('Desired', at('.status.desiredNumberScheduled', 0)),
      counted('Current', at('.status.currentNumberScheduled', 0)),
      counted('Ready', at('.status.numberReady', 0)),
      counted('Up-to-date', at('.status.updatedNumberScheduled', 0)),
      counted('Available', at('.status.numberAvailable', 0)),
      column('Node Selector', selector('.spec.template.spec.nodeSelector')),
      ageColumn,
      ...containers,
    ],
    PodDisruptionBudget: [
      nameColumn,
      column('Min Available', at('.spec.minAvailable', 'N/A')),
      column('Max Unavailable', at('.spec.maxUnavailable', 'N/A')),
      counted('Allowed Disruptions', at('.status.disruptionsAllowed', 0)),
      ageColumn,
    ],
    Job: [
      nameColumn,
      column('Status', jobStatus),
      column('Completions', ratio('.status.succeeded', '.spec.completions')),
      column('Duration', jobDuration),
      ageColumn,
      ...containers,
    ],
    CronJob: [
      nameColumn,
      column('Schedule', at('.spec.schedule', '')),
      column('Timezone', at('.spec.timeZone')),
      column('Suspend', (job, nowMs) =>
        at('.spec.suspend', false)(job, nowMs) ? 'True' : 'False',
      ),
      counted('Active', count('.status.active')),
      column('Last Schedule', (job, nowMs) => {
        const last = at('.status.lastScheduleTime', '')(job, nowMs);
        return last ? ageOf(last, nowMs) : '<none>';
      }),
      ageColumn,
    ],
    StorageClass: [
      column('Name', object =>
        object.metadata.annotations?.[
          'storageclass.kubernetes.io/is-default-class'
        ] === 'true'
          ? `${object.metadata.name} (default)`
          : object.metadata.name,
      ),
      column('Provisioner', at('.provisioner', '')),
      column('ReclaimPolicy', at('.reclaimPolicy', 'Delete')),
      column('VolumeBindingMode', at('.volumeBindingMode', 'Immediate')),
      column('AllowVolumeExpansion', at('.allowVolumeExpansion', false)),
      ageColumn,
    ],
    Lease: [
      nameColumn,
      column('Holder', at('.spec.holderIdentity', '')),
      ageColumn,
    ],
    EndpointSlice: [
      nameColumn,
      column('AddressType', at('.addressType', '')),
      column('Ports', all('.ports[*].port')),
      column('Endpoints', all('.endpoints[*].addresses[*]')),
      ageColumn,
    ],
    ResourceQuota: [
      nameColumn,
      column('Request', selector('.status.hard')),
      column('Limit', at('.none', '')),
      ageColumn,
    ],
    LimitRange: [
      nameColumn,
      column('Created At', at('.metadata.creationTimestamp', '')),
    ],
    CustomResourceDefinition: [
      nameColumn,
      column('Created At', at('.metadata.creationTimestamp', '')),
    ],
  };
