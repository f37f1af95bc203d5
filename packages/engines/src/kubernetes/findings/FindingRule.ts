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

import {
  DatabaseOperation,
  Finding,
  FindingSeverity,
} from '@database-platform/plugin-databases-common';

/** A rule looks at one thing and says what a person should know about it. */
export type FindingRule<Situation> = (
  situation: Situation,
) => readonly Finding[];

/** By whose forms the advice of findings can be followed, by the id of the finding. */
export type FindingOperations = Readonly<Record<string, DatabaseOperation>>;

/** Severities, the most severe first. */
const severities: readonly FindingSeverity[] = ['critical', 'warning', 'info'];

/** The one finding of a rule that looks at the database as a whole. */
export function when(
  condition: boolean,
  finding: () => Finding,
): readonly Finding[] {
  return condition ? [finding()] : [];
}

/** What the rules find, the most severe first. */
function applyRules<Situation>(
  rules: readonly FindingRule<Situation>[],
  situation: Situation,
): Finding[] {
  return rules
    .flatMap(rule => rule(situation))
    .sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
    );
}

/** Everything that a person should know of a database, the most severe first: of one that goes away, nothing but that it does. */
export function findingsBy<
  Situation extends { object: { gone?: number } },
>(engine: {
  rules: readonly FindingRule<Situation>[];
  deletionPending: FindingRule<Situation>;
  operations: FindingOperations;
}): (situation: Situation) => Finding[] {
  return situation =>
    applyRules(
      situation.object.gone === undefined
        ? engine.rules
        : [engine.deletionPending],
      situation,
    ).map(finding => {
      const operation = engine.operations[finding.id];
      return operation === undefined ? finding : { ...finding, operation };
    });
}
