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
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import type { Request } from 'express';
import { requesterOf } from '../../changes/open/requesterOf';
import { audited } from '../audited';

const SEVERITY = {
  'change-open': 'medium',
  'change-close': 'medium',
  'change-refresh': 'low',
} as const;

/**
 * Leaves a trace of an act on a change, however it ends: who, what and which database; nothing of what is in it.
 */
export async function auditChange<T>(
  auditor: AuditorService,
  event: {
    eventId: keyof typeof SEVERITY;
    request?: Request;
    operation?: string;
    ref?: DatabaseRef;
    change?: string;
    /** Of who acts, where there is no request to tell. */
    credentials?: BackstageCredentials;
  },
  work: () => Promise<T>,
): Promise<T> {
  const { eventId, request, operation, ref, change, credentials } = event;
  const auditorEvent = await auditor.createEvent({
    eventId,
    severityLevel: operation === 'delete' ? 'high' : SEVERITY[eventId],
    ...(request && { request }),
    meta: {
      ...(operation !== undefined && { operation }),
      ...(ref && { database: stringifyDatabaseRef(ref) }),
      ...(change !== undefined && { change }),
      ...(credentials && { requestedBy: requesterOf(credentials) }),
    },
  });
  return audited(auditorEvent, work);
}
