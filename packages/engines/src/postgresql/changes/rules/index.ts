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

import { EngineRule } from '@database-platform/plugin-databases-common';
import { lifeRules } from './lifeRules';
import { memberRules } from './memberRules';
import { parameterRules } from './parameterRules';
import { poolerRules } from './poolerRules';
import { resourceRules } from './resourceRules';
import { RuleText } from './RuleText';
import { userRules } from './userRules';
import { versionRules } from './versionRules';
import { volumeRules } from './volumeRules';

const texts = {
  ...lifeRules,
  ...memberRules,
  ...volumeRules,
  ...resourceRules,
  ...parameterRules,
  ...versionRules,
  ...poolerRules,
  ...userRules,
};

/** The part of a rule's id after `postgresql/`. */
export type RuleId = keyof typeof texts;

/** The rules of the areas of the documentation, in its order. */
export const ruleAreas: ReadonlyArray<{
  title: string;
  rules: Readonly<Record<string, RuleText>>;
}> = [
  { title: 'Members', rules: memberRules },
  { title: 'Volumes', rules: volumeRules },
  { title: 'CPU and memory', rules: resourceRules },
  {
    title: 'Parameters, synchronous mode and maintenance windows',
    rules: parameterRules,
  },
  { title: 'Version', rules: versionRules },
  { title: 'Connection pooler', rules: poolerRules },
  { title: 'Users and databases', rules: userRules },
  { title: 'Creating, cloning and deleting', rules: lifeRules },
];

/** Every rule, in the order of the documentation. */
export const postgresqlRules: readonly EngineRule[] = ruleAreas.flatMap(
  ({ rules }) =>
    Object.entries(rules).map(([id, text]) => ({
      id: `postgresql/${id}`,
      ...text,
    })),
);

/** A rule by its id. */
export function ruleOf(id: RuleId): RuleText {
  return texts[id];
}
