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
import { shortHash } from '../text/shortHash';
import { RouteContext } from './RouteContext';
import { sendJson } from './sendJson';

/**
 * `GET /engines`: the engines that are looked for. They say nothing about any database, so being signed in is enough.
 */
export function addGetEngines(router: Router, context: RouteContext): void {
  const text = JSON.stringify({
    items: context.engines.map(({ id, title, operator }) => ({
      id,
      title,
      operator,
    })),
  });
  const version = shortHash(text);
  router.get('/engines', async (request, response) => {
    sendJson(request, response, version, () => text);
  });
}
