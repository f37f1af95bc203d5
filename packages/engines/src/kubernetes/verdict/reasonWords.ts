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

import { sentence } from '../words';

/** Joins what the members do with what else is known, as sentences. */
export function reasonWords(parts: {
  members: string;
  /** What a database whose members are all there still misses. */
  shortfall?: string;
  /** What the operator says, in a sentence; nothing when it adds nothing. */
  operator?: string;
  /** Whether the operator's word explains what the members do, and comes first. */
  operatorExplains: boolean;
}): string {
  const { shortfall, operator, operatorExplains } = parts;
  const members = sentence(parts.members);
  if (shortfall !== undefined) {
    return `${sentence(shortfall)} ${members}`;
  }
  if (operator === undefined) {
    return members;
  }
  return operatorExplains ? `${operator} ${members}` : `${members} ${operator}`;
}
