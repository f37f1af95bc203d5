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

import { KubeStatusError } from './KubeError';
import { KubeResponse } from './KubeTransport';

/**
 * Turns an answer that is not a success into an error with the API's own words.
 */
export async function statusErrorOf(
  response: KubeResponse,
): Promise<KubeStatusError> {
  const text = await response.text().catch(() => '');
  return new KubeStatusError(
    response.status,
    messageOf(text) ?? `the Kubernetes API answered ${response.status}`,
    parseRetryAfter(response.header('retry-after')),
  );
}

/**
 * Milliseconds of a `Retry-After` header in seconds, which is the form that Kubernetes sends.
 */
export function parseRetryAfter(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text.trim())
    ? Number(text) * 1000
    : undefined;
}

/** The `message` of a Kubernetes `Status`, or the first words of a plain answer. */
function messageOf(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' && message ? message : undefined;
  } catch {
    return text.trim().slice(0, 200) || undefined;
  }
}
