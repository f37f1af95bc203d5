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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import { KubeResponse, statusErrorOf } from '../kube';

/** Objects handled in one turn of the event loop. */
const SLICE = 50;

/**
 * Reads a list page by page.
 *
 * @param getPage - asks for the page that the `continue` token names; the first one when absent
 * @returns the resource version of the whole list, and how many objects are on it
 * @throws KubeStatusError with status 410 when the list became too old while it was read.
 */
export async function listPages(
  getPage: (continueToken: string | undefined) => Promise<KubeResponse>,
  onObject: (object: UnknownObject) => void,
): Promise<{ resourceVersion: string; objects: number }> {
  let continueToken: string | undefined;
  let objects = 0;
  for (;;) {
    const response = await getPage(continueToken);
    if (response.status !== 200) {
      throw await statusErrorOf(response);
    }
    const page = parsePage(await response.text());
    for (const [index, item] of page.items.entries()) {
      if (index > 0 && index % SLICE === 0) {
        await turnOfEventLoop();
      }
      onObject(item);
    }
    objects += page.items.length;
    if (!page.continueToken) {
      return { resourceVersion: page.resourceVersion, objects };
    }
    continueToken = page.continueToken;
  }
}

function parsePage(text: string) {
  const body = JSON.parse(text) as {
    items?: unknown;
    metadata?: { resourceVersion?: unknown; continue?: unknown };
  };
  const { resourceVersion, continue: token } = body.metadata ?? {};
  if (typeof resourceVersion !== 'string' || !resourceVersion) {
    throw new TypeError('it answered a list without a resource version');
  }
  return {
    items: (Array.isArray(body.items) ? body.items : []) as UnknownObject[],
    resourceVersion,
    continueToken: typeof token === 'string' ? token : '',
  };
}
