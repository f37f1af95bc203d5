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
import { operationPermissions } from '../plans/PlanSubjects';
import { shortHash } from '../text/shortHash';
import { DATABASE_PATH, findDatabase } from './findDatabase';
import { RouteContext } from './RouteContext';
import { sendJson } from './sendJson';

/**
 * `GET /databases/…/operations`: what can be asked for a database, and whether the reader may.
 */
export function addGetOperations(router: Router, context: RouteContext): void {
  const { access, operations, processId } = context;
  router.get(`${DATABASE_PATH}/operations`, async (request, response) => {
    const record = await findDatabase(request, context);
    const { observedAt, ...answer } = await operations.read(record, kind =>
      access.filter(request, operationPermissions[kind]),
    );
    sendJson(
      request,
      response,
      `${processId}.${shortHash(JSON.stringify(answer))}`,
      () => JSON.stringify({ ...answer, observedAt }),
    );
  });
}
