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
import { toDatabaseChange } from '../../changes/toDatabaseChange';
import { untilClosed } from '../untilClosed';
import { auditChange } from './auditChange';
import { ChangesRouteContext } from './ChangesRouteContext';

/**
 * `POST /changes/{id}/refresh`: looks at once what became of it.
 */
export function addRefreshChange(
  router: Router,
  { auditor, changes, httpAuth }: ChangesRouteContext,
): void {
  router.post('/changes/:id/refresh', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { id } = request.params;
    const change = await auditChange(
      auditor,
      { eventId: 'change-refresh', request, change: id },
      () => changes.refresh(id, { credentials, signal: untilClosed(response) }),
    );
    response.set('Cache-Control', 'no-store').json(toDatabaseChange(change));
  });
}
