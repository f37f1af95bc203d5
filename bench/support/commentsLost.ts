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

import { Lexer } from 'yaml';

/** How many comments of a text are not in another one any more. */
export function commentsLost(before: string, after: string): number {
  const left = new Map<string, number>();
  for (const comment of commentsOf(after)) {
    left.set(comment, (left.get(comment) ?? 0) + 1);
  }
  let lost = 0;
  for (const comment of commentsOf(before)) {
    const count = left.get(comment) ?? 0;
    if (count === 0) {
      lost++;
    } else {
      left.set(comment, count - 1);
    }
  }
  return lost;
}

function commentsOf(text: string): string[] {
  return [...new Lexer().lex(text)]
    .filter(token => token.startsWith('#'))
    .map(comment => comment.trim());
}
