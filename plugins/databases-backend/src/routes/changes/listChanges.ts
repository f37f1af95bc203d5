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
import { shortHash } from '../../text/shortHash';
import { sendJson } from '../sendJson';
import { ChangesRouteContext } from './ChangesRouteContext';
import { MINE, parseChangeQuery } from './parseChangeQuery';

/**
 * `GET /changes`: the changes of databases that the reader may see, newest first; also of databases that are gone.
 */
export function addListChanges(
  router: Router,
  { access, changes, clock, httpAuth, processId }: ChangesRouteContext,
): void {
  router.get('/changes', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const question = request.url.indexOf('?');
    const asked = parseChangeQuery(
      new URLSearchParams(question < 0 ? '' : request.url.slice(question + 1)),
    );
    const owner = asked.owner?.includes(MINE)
      ? [
          ...asked.owner.filter(ref => ref !== MINE),
          ...(await access.ownRefs(request)),
        ]
      : asked.owner;
    const page = await changes.list({ ...asked, owner }, credentials);
    const text = JSON.stringify({
      items: page.items.map(toDatabaseChange),
      totalItems: page.totalItems,
      nextCursor: page.nextCursor,
    });
    sendJson(request, response, `${processId}.${shortHash(text)}`, () => {
      const observedAt = new Date(clock.now()).toISOString();
      return `${text.slice(0, -1)},"observedAt":"${observedAt}"}`;
    });
  });
}
