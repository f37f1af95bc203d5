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

/** Beyond that, hosts cut the first line off. */
const MAX_SUBJECT_LENGTH = 72;

/**
 * The message of a change's commit, with trailers by which people and machines find the change.
 */
export function commitMessage(change: {
  id: string;
  title: string;
  reason?: string;
  requestedBy: string;
}): string {
  const title = oneLine(change.title);
  const subject =
    title.length > MAX_SUBJECT_LENGTH
      ? `${title.slice(0, MAX_SUBJECT_LENGTH - 1).trimEnd()}…`
      : title;
  const paragraphs = [
    subject,
    ...(subject === title ? [] : [title]),
    ...(change.reason?.trim() ? [oneLine(change.reason)] : []),
    [
      `Requested-by: ${oneLine(change.requestedBy)}`,
      `Databases-Change: ${change.id}`,
    ].join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** In one line nothing can look like a trailer that it is not. */
function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
