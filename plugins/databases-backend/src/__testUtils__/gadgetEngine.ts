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
  Engine,
  Fact,
  Facts,
  Observation,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { gadgetChanges } from './gadgetChanges';

interface GadgetFact extends Fact {
  phase?: Observation['phase'];
  /** The operator's own word. */
  state?: string;
  version?: string;
  team?: string;
  created?: string;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  storage?: number;
}

interface PodFact extends Fact {
  name: string;
  ready: boolean;
  behind?: number;
}

function metadata(object: UnknownObject) {
  return object.metadata as {
    name: string;
    creationTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
}

function observe(facts: Facts): Observation {
  const gadget = facts.primary as GadgetFact;
  if ((gadget.phase as string) === 'explode') {
    throw new Error('boom');
  }
  const pods = facts.members('pod') as readonly PodFact[];
  const behind = pods
    .map(pod => pod.behind)
    .filter(value => value !== undefined);
  const gap = facts.gap('pod');
  const observedAt = new Date(facts.now - (facts.now % 60_000)).toISOString();
  return {
    version: gadget.version,
    phase: gadget.phase ?? 'running',
    reason: `It is ${gadget.phase ?? 'running'}.`,
    ...(gadget.state !== undefined && { operatorState: gadget.state }),
    members: {
      ready: pods.filter(({ ready }) => ready).length,
      total: pods.length,
    },
    storage:
      gadget.storage === undefined
        ? undefined
        : { declared: `${gadget.storage}`, bytesPerMember: gadget.storage },
    lag:
      behind.length > 0
        ? { bytes: Math.max(...behind), source: 'the pods say so', observedAt }
        : { notMeasured: 'no pod says so' },
    createdAt: gadget.created,
    object: { apiVersion: 'example.org/v1', kind: 'Gadget' },
    labels: gadget.labels ?? {},
    annotations: gadget.annotations ?? {},
    ownerHint: gadget.team,
    declared: { databases: [] },
    topology: {
      synchronous: false,
      members: pods.map(({ name, ready }) => ({
        name,
        role: 'replica',
        ready,
        lag: { notMeasured: 'gadgets do not say' },
        pendingRestart: false,
        pendingRecreate: false,
        restarts: 0,
        zone: facts.shared('node', 'node-1')?.zone as string | undefined,
        containers: ['gadget', 'sidecar'],
      })),
    },
    findings: [],
    endpoints: [],
    credentials: [],
    volumes: [],
    companions: [],
    disruptionBudgets: [],
    configuration: [],
    history: [],
    gaps: gap ? [gap] : [],
  };
}

/**
 * A small engine for tests: a Gadget is a database, a pod with the label `gadget` is a member of it.
 */
export const gadgetEngine: Engine = {
  id: 'gadget',
  title: 'Gadget',
  operator: { title: 'Gadget operator', url: 'https://gadgets.example.org' },
  resources: [
    {
      id: 'gadget',
      group: 'example.org',
      versions: ['v2', 'v1'],
      plural: 'gadgets',
      kind: 'gadget',
      representation: 'object',
      scope: 'primary',
      project: object => ({
        ...(object.spec as GadgetFact),
        created: metadata(object).creationTimestamp,
        annotations: metadata(object).annotations,
        labels: metadata(object).labels,
      }),
    },
    {
      id: 'pod',
      group: '',
      versions: ['v1'],
      plural: 'pods',
      labelSelector: 'gadget',
      representation: 'object',
      scope: 'member',
      databaseOf: object => metadata(object).labels?.gadget,
      project: object => ({
        ...(object.status as PodFact),
        name: metadata(object).name,
      }),
    },
    {
      id: 'event',
      holds: 'events',
      group: '',
      versions: ['v1'],
      plural: 'events',
      representation: 'object',
      scope: 'member',
      databaseOf: object =>
        (object.involvedObject as { name?: string } | undefined)?.name,
      project: object => ({
        at: object.lastTimestamp,
        type: object.type,
        reason: object.reason,
        message: object.message,
      }),
      keepNewest: 3,
    },
    {
      id: 'node',
      group: '',
      versions: ['v1'],
      plural: 'nodes',
      clusterScoped: true,
      representation: 'metadata',
      scope: 'shared',
      project: object => ({ zone: metadata(object).labels?.zone }),
    },
  ],
  observe,
  changes: gadgetChanges,
};
