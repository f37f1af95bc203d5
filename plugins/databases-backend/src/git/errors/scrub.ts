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

/** Shorter ones would mutilate ordinary words, and are no secret anyway. */
const MIN_SECRET_LENGTH = 6;

/** What credentials look like, whoever they belong to. */
const patterns: readonly RegExp[] = [
  /\b(?:gh[a-z]_|github_pat_|glpat-|gloas-|glptt-)[\w-]{8,}/g,
  /\b(bearer|basic|token)\s+[\w+/.~-]{16,}=*/gi,
  /(?<=:\/\/)[^\s/@]+@/g,
];

/**
 * Takes credentials out of a text that people will see.
 *
 * @param secrets - the ones that were used
 */
export function scrub(text: string, secrets: readonly string[]): string {
  const known = secrets
    .filter(secret => secret.length >= MIN_SECRET_LENGTH)
    .flatMap(secret => [secret, encodeURIComponent(secret)])
    .reduce((rest, secret) => rest.split(secret).join('***'), text);
  return patterns.reduce(
    (rest, pattern) => rest.replace(pattern, '***'),
    known,
  );
}
