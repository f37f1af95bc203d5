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

import type { Request, Response } from 'express';
import { shortHash } from '../text/shortHash';
import { RouteContext } from './RouteContext';
import { sendJson } from './sendJson';

/**
 * Sends all items of a kind, with the time at which they were so.
 *
 * @param asOf - that time, in ISO 8601; now when absent
 */
export function sendItems(
  request: Request,
  response: Response,
  { clock, processId }: Pick<RouteContext, 'clock' | 'processId'>,
  items: readonly unknown[],
  asOf: () => string = () => new Date(clock.now()).toISOString(),
): void {
  const text = JSON.stringify(items);
  sendJson(
    request,
    response,
    `${processId}.${shortHash(text)}`,
    () => `{"items":${text},"observedAt":"${asOf()}"}`,
  );
}
