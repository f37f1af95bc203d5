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

import { stringifyDatabaseRef } from '@database-platform/plugin-databases-common';
import type { Request } from 'express';
import { DatabaseRecord } from '../inventory';
import { audited } from './audited';
import { RouteContext } from './RouteContext';

/**
 * Does something that is to be found in the audit log, whether it works or not.
 */
export async function auditRead<T>(
  { auditor }: RouteContext,
  event: {
    eventId: string;
    severityLevel: 'low' | 'medium';
    request: Request;
    record: DatabaseRecord;
    meta?: Record<string, string>;
  },
  work: () => Promise<T>,
): Promise<T> {
  const { eventId, severityLevel, request, record, meta } = event;
  const auditorEvent = await auditor.createEvent({
    eventId,
    severityLevel,
    request,
    meta: { ...meta, database: stringifyDatabaseRef(record.ref) },
  });
  return audited(auditorEvent, work);
}
