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
import { RenderedAnswer } from './RenderedAnswers';

/**
 * Sends JSON with a weak entity tag, or 304 when whoever asks has it already.
 *
 * @param version - what tells this answer from others at the same address
 * @param body - writes the answer; not called when it is not needed
 */
export function sendJson(
  request: Request,
  response: Response,
  version: string,
  body: () => string,
): void {
  if (!sendNotModified(request, response, version)) {
    response.type('application/json').send(body());
  }
}

/**
 * Like {@link sendJson}, for an answer that others get as well: compressed already, for whoever takes that.
 */
export async function sendRendered(
  request: Request,
  response: Response,
  version: string,
  body: () => RenderedAnswer,
): Promise<void> {
  if (sendNotModified(request, response, version)) {
    return;
  }
  const answer = body();
  response.type('application/json');
  response.vary('Accept-Encoding');
  if (request.acceptsEncodings('gzip', 'identity') === 'gzip') {
    const compressed = await answer.compressed();
    response.set('Content-Encoding', 'gzip').send(compressed);
  } else {
    response.send(answer.plain);
  }
}

function sendNotModified(
  request: Request,
  response: Response,
  version: string,
): boolean {
  const etag = `W/"${version}"`;
  response.set('Cache-Control', 'private, no-cache');
  response.set('ETag', etag);
  const isSame = isKnown(request.headers['if-none-match'], etag);
  if (isSame) {
    response.status(304).end();
  }
  return isSame;
}

function isKnown(header: string | undefined, etag: string): boolean {
  return (
    header !== undefined &&
    header.split(',').some(known => known.trim() === etag)
  );
}
