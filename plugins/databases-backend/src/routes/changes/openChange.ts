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
import { gitTokenOf } from '../postPlan';
import { untilClosed } from '../untilClosed';
import { auditChange } from './auditChange';
import { ChangesRouteContext } from './ChangesRouteContext';
import { parseChangeRequest } from './parseChangeRequest';

/**
 * `POST /changes`: plans again and opens the pull request.
 *
 * @remarks
 * 201 for a new one, 200 for one that was asked for before, 202 while its pull request cannot be opened because the Git host does not answer.
 */
export function addOpenChange(
  router: Router,
  { auditor, changes, httpAuth }: ChangesRouteContext,
): void {
  router.post('/changes', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const asked = parseChangeRequest(
      request.body,
      request.headers['idempotency-key'],
    );
    const { change, isNew } = await auditChange(
      auditor,
      {
        eventId: 'change-open',
        request,
        operation: asked.operation,
        ref: asked.target,
      },
      () =>
        changes.open(asked, {
          credentials,
          gitToken: gitTokenOf(request.headers),
          signal: untilClosed(response),
        }),
    );
    const opened = isNew ? 201 : 200;
    response
      .status(change.pullRequest ? opened : 202)
      .set('Cache-Control', 'no-store')
      .json(toDatabaseChange(change));
  });
}
