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
  EngineResource,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, text } from '../json';
import { projectBudget } from './facts/budgetFact';
import { projectCertificate } from './facts/certificateFact';
import { projectClaim } from './facts/claimFact';
import { projectEvent } from './facts/eventFact';
import { projectSecret } from './facts/secretFact';
import { projectService } from './facts/serviceFact';
import { eventsKept } from './sharedResources';

/** The ids of what is read alike for the databases of several engines. */
export const memberResourceIds = {
  service: 'service',
  secret: 'secret',
  claim: 'persistentVolumeClaim',
  budget: 'podDisruptionBudget',
  certificate: 'certificate',
  event: 'event',
} as const;

const core = { group: '', versions: ['v1'] };

/** How the objects of a database are found. */
export interface MemberSelection {
  /** Every object of the kind is read when left out. */
  labelSelector?: string;
  databaseOf(object: UnknownObject): string | undefined;
}

/**
 * The Services, the Secrets without what is in them, and the volume claims of databases.
 *
 * @param servicePort - The port of a Service whose ports have no names that are known.
 */
export function memberResources(
  selection: MemberSelection,
  servicePort: number,
): readonly EngineResource[] {
  const member = {
    ...core,
    ...selection,
    scope: 'member',
    representation: 'object',
  } as const;
  return [
    {
      ...member,
      id: memberResourceIds.service,
      plural: 'services',
      project: object => projectService(object, servicePort),
    },
    {
      ...member,
      id: memberResourceIds.secret,
      optional: true,
      plural: 'secrets',
      representation: 'metadata',
      project: projectSecret,
    },
    {
      ...member,
      id: memberResourceIds.claim,
      plural: 'persistentvolumeclaims',
      project: projectClaim,
    },
  ];
}

/** The PodDisruptionBudgets of databases. */
export function budgetResource(selection: MemberSelection): EngineResource {
  return {
    ...selection,
    group: 'policy',
    versions: ['v1'],
    id: memberResourceIds.budget,
    plural: 'poddisruptionbudgets',
    representation: 'object',
    scope: 'member',
    project: projectBudget,
  };
}

/** The Certificates of databases, where the Kubernetes cluster has cert-manager. */
export function certificateResource(
  selection: MemberSelection,
): EngineResource {
  return {
    ...selection,
    group: 'cert-manager.io',
    versions: ['v1'],
    id: memberResourceIds.certificate,
    optional: true,
    plural: 'certificates',
    representation: 'object',
    scope: 'member',
    project: projectCertificate,
  };
}

/** The Events about the objects of a kind that declares databases. */
export function eventResource(primaryKind: string): EngineResource {
  return {
    ...core,
    id: memberResourceIds.event,
    holds: 'events',
    plural: 'events',
    fieldSelector: `involvedObject.kind=${primaryKind}`,
    representation: 'object',
    scope: 'member',
    databaseOf: object =>
      at(object, 'involvedObject', 'kind') === primaryKind
        ? text(at(object, 'involvedObject', 'name'))
        : undefined,
    project: object => projectEvent(object, primaryKind),
    keepNewest: eventsKept,
  };
}
