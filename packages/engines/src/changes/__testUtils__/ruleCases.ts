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
  EngineRule,
  OperationResult,
} from '@database-platform/plugin-databases-common';
import { RuleText } from '../RuleText';

/** A plan in which a rule holds, or the reason that there is none. */
export type Scenario = (() => OperationResult) | 'documentation only';

/** What becomes of a rule in its scenario. */
export interface RuleOutcome {
  /** Where it is said: an error, a warning or an impact; nowhere is `undefined`. */
  then: EngineRule['then'] | undefined;
  source: EngineRule['source'] | undefined;
  /** Errors and warnings say what would become of it; impacts may say it more exactly. */
  saysEffect: boolean;
}

/** One case per rule: its title, what becomes of it, and what should. */
export function ruleCases<K extends string>(
  rules: Readonly<Record<K, RuleText>>,
  scenarios: Readonly<Record<K, Scenario>>,
): Array<[title: string, outcome: () => RuleOutcome, expected: RuleOutcome]> {
  return (Object.keys(scenarios) as K[]).flatMap(id => {
    const scenario = scenarios[id];
    const { then, when, effect, source } = rules[id];
    return scenario === 'documentation only'
      ? []
      : [
          [
            `${then}: ${when}`,
            () => outcomeOf(scenario(), id, effect),
            { then, source, saysEffect: true },
          ],
        ];
  });
}

function outcomeOf(
  { errors, warnings, impacts }: OperationResult,
  id: string,
  effect: string,
): RuleOutcome {
  const has = ({ rule }: { rule: string }) =>
    rule.slice(rule.indexOf('/') + 1) === id;
  const error = errors.find(has);
  const warning = warnings.find(has);
  const impact = impacts.find(has);
  const message = (error ?? warning)?.message;
  return {
    then: wordOf(error, warning, impact),
    source: (error ?? warning ?? impact)?.source,
    saysEffect: message === undefined || message.includes(effect),
  };
}

function wordOf(
  error: unknown,
  warning: unknown,
  impact: unknown,
): EngineRule['then'] | undefined {
  if (error) {
    return 'refuses';
  }
  if (warning) {
    return 'warns';
  }
  return impact ? 'explains' : undefined;
}
