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

import { KubeClusterApi, KubeObject } from '../../kube/types';
import { fieldAt, isRecord, listAt, textAt, textsAt } from './fields';
import { hasLabels } from './objects';
import { parseQuantity } from './quantity';
import { resourceIds } from './resourceIds';

export const zoneLabel = 'topology.kubernetes.io/zone';
const selectedNode = 'volume.kubernetes.io/selected-node';

/** Where a pod can run, or the scheduler's words why it can not. */
export type Placement = { node: string } | { refusal: string };

/** Chooses nodes as kube-scheduler does by default: what fits, spread over nodes and zones, volumes stay in their zone. */
export class NodeScheduler {
  constructor(private readonly api: KubeClusterApi) {}

  place(pod: KubeObject): Placement {
    const nodes = this.api.list(resourceIds.nodes);
    const pods = this.api
      .list(resourceIds.pods)
      .filter(other => textAt(other, 'spec', 'nodeName'));
    const refusals = new Map<string, number>();
    const fitting: { node: KubeObject; score: number }[] = [];
    for (const node of nodes) {
      const onNode = pods.filter(
        other => textAt(other, 'spec', 'nodeName') === node.metadata.name,
      );
      const refusal =
        this.refusalOf(pod, node, onNode) ??
        this.antiAffinityRefusal(pod, node, pods);
      if (refusal) {
        refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1);
      } else {
        fitting.push({ node, score: scoreOf(pod, node, onNode, pods, nodes) });
      }
    }
    const best = fitting.sort(
      (a, b) =>
        a.score - b.score ||
        a.node.metadata.name.localeCompare(b.node.metadata.name),
    )[0];
    if (best) {
      return { node: best.node.metadata.name };
    }
    const reasons = [...refusals].sort().map(([why, n]) => `${n} ${why}`);
    return {
      refusal: `0/${nodes.length} nodes are available: ${reasons.join(', ')}.`,
    };
  }

  private refusalOf(
    pod: KubeObject,
    node: KubeObject,
    onNode: readonly KubeObject[],
  ): string | undefined {
    const ready = listAt(node, 'status', 'conditions').find(
      condition => textAt(condition, 'type') === 'Ready',
    );
    if (textAt(ready, 'status') !== 'True') {
      return 'node(s) were not ready';
    }
    if (fieldAt(node, 'spec', 'unschedulable') === true) {
      return 'node(s) were unschedulable';
    }
    if (!selects(pod, node)) {
      return "node(s) didn't match Pod's node affinity/selector";
    }
    if (listAt(node, 'spec', 'taints').some(taint => !tolerates(pod, taint))) {
      return 'node(s) had untolerated taint(s)';
    }
    if (this.volumeIsElsewhere(pod, node)) {
      return 'node(s) had volume node affinity conflict';
    }
    for (const resource of ['cpu', 'memory'] as const) {
      const room = parseQuantity(
        fieldAt(node, 'status', 'allocatable', resource),
      );
      const used = onNode.reduce((sum, p) => sum + requestOf(p, resource), 0);
      if (room !== undefined && used + requestOf(pod, resource) > room) {
        return `Insufficient ${resource}`;
      }
    }
    return undefined;
  }

  /** `requiredDuringSchedulingIgnoredDuringExecution`: no two such pods in one place, be it a node or a zone. */
  private antiAffinityRefusal(
    pod: KubeObject,
    node: KubeObject,
    pods: readonly KubeObject[],
  ): string | undefined {
    const taken = listAt(
      pod,
      'spec',
      'affinity',
      'podAntiAffinity',
      'requiredDuringSchedulingIgnoredDuringExecution',
    ).some(term => {
      const place = node.metadata.labels?.[textAt(term, 'topologyKey') ?? ''];
      const selector = textsAt(term, 'labelSelector', 'matchLabels');
      return (
        place !== undefined &&
        pods.some(
          other =>
            other.metadata.namespace === pod.metadata.namespace &&
            hasLabels(other, selector) &&
            this.placeOf(other, textAt(term, 'topologyKey') ?? '') === place,
        )
      );
    });
    return taken ? "node(s) didn't match pod anti-affinity rules" : undefined;
  }

  private placeOf(pod: KubeObject, topologyKey: string): string | undefined {
    return this.api.get(
      resourceIds.nodes,
      undefined,
      textAt(pod, 'spec', 'nodeName') ?? '',
    )?.metadata.labels?.[topologyKey];
  }

  private volumeIsElsewhere(pod: KubeObject, node: KubeObject): boolean {
    return claimNamesOf(pod).some(name => {
      const claim = this.api.get(
        resourceIds.claims,
        pod.metadata.namespace,
        name,
      );
      const chosen = claim?.metadata.annotations?.[selectedNode];
      const home = chosen && this.api.get(resourceIds.nodes, undefined, chosen);
      return Boolean(
        home &&
          home.metadata.labels?.[zoneLabel] !==
            node.metadata.labels?.[zoneLabel],
      );
    });
  }
}

/** The names of the claims that a pod mounts. */
export function claimNamesOf(pod: KubeObject): string[] {
  return listAt(pod, 'spec', 'volumes')
    .map(volume => textAt(volume, 'persistentVolumeClaim', 'claimName'))
    .filter((name): name is string => name !== undefined);
}

function requestOf(pod: KubeObject, resource: 'cpu' | 'memory'): number {
  return listAt(pod, 'spec', 'containers').reduce<number>(
    (sum, container) =>
      sum +
      (parseQuantity(fieldAt(container, 'resources', 'requests', resource)) ??
        0),
    0,
  );
}

function selects(pod: KubeObject, node: KubeObject): boolean {
  const labels = node.metadata.labels ?? {};
  const wanted = textsAt(pod, 'spec', 'nodeSelector');
  if (Object.entries(wanted).some(([key, value]) => labels[key] !== value)) {
    return false;
  }
  const terms = listAt(
    pod,
    'spec',
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  );
  return (
    terms.length === 0 ||
    terms.some(term =>
      listAt(term, 'matchExpressions').every(expression =>
        matches(expression, labels),
      ),
    )
  );
}

function matches(expression: unknown, labels: Record<string, string>): boolean {
  const value = labels[textAt(expression, 'key') ?? ''];
  const values = listAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function tolerates(pod: KubeObject, taint: unknown): boolean {
  if (textAt(taint, 'effect') === 'PreferNoSchedule') {
    return true;
  }
  return listAt(pod, 'spec', 'tolerations').some(toleration => {
    if (!isRecord(toleration)) {
      return false;
    }
    const { key, operator, value, effect } = toleration;
    return (
      (key === undefined || key === textAt(taint, 'key')) &&
      (operator === 'Exists' || value === textAt(taint, 'value')) &&
      (effect === undefined || effect === textAt(taint, 'effect'))
    );
  });
}

/** Lower is better: siblings on the node weigh most, then siblings in its zone, then how full it is. */
function scoreOf(
  pod: KubeObject,
  node: KubeObject,
  onNode: readonly KubeObject[],
  pods: readonly KubeObject[],
  nodes: readonly KubeObject[],
): number {
  const owner = pod.metadata.ownerReferences?.[0]?.uid;
  const isSibling = (other: KubeObject) =>
    owner !== undefined && other.metadata.ownerReferences?.[0]?.uid === owner;
  const zone = node.metadata.labels?.[zoneLabel];
  const zoneNodes = new Set(
    nodes
      .filter(other => other.metadata.labels?.[zoneLabel] === zone)
      .map(other => other.metadata.name),
  );
  const inZone = pods.filter(
    other =>
      isSibling(other) &&
      zoneNodes.has(textAt(other, 'spec', 'nodeName') ?? ''),
  ).length;
  const cpu = parseQuantity(fieldAt(node, 'status', 'allocatable', 'cpu')) ?? 1;
  const used = onNode.reduce((sum, p) => sum + requestOf(p, 'cpu'), 0);
  return onNode.filter(isSibling).length * 100 + inZone * 10 + used / cpu;
}
