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
import { compareQuantities, parseQuantity } from '@database-platform/engines';
import {
  DeclaredSize,
  PlanError,
  PlanWarning,
  Tier,
} from '@database-platform/plugin-databases-common';
import { isVersionOf } from './isVersionOf';

interface Violation {
  field: string;
  rule: string;
  /** As it is asked for. */
  value: string;
  /** What the rule says, as the end of "…, and the tier critical ". */
  says: string;
  allowed: string;
}

/**
 * Holds a database as it will be declared against the rules of its tier.
 *
 * @returns an error for each violation, with rule, value and limit; a warning for those that were there before and do not change.
 */
export function checkTier(
  tier: Tier,
  engine: string,
  size: { before?: DeclaredSize; after?: DeclaredSize },
): { errors: PlanError[]; warnings: PlanWarning[] } {
  const before = violationsOf(tier, engine, size.before);
  const errors: PlanError[] = [];
  const warnings: PlanWarning[] = [];
  for (const violation of violationsOf(tier, engine, size.after)) {
    const { field, rule, value, says, allowed } = violation;
    const message = `${value}, and the tier ${tier.name} ${says}`;
    const isOld = before.some(
      item => item.rule === rule && item.value === value,
    );
    if (isOld) {
      warnings.push({ field, rule, message: `As before: ${message}` });
    } else {
      errors.push({ field, rule, message, allowed });
    }
  }
  return { errors, warnings };
}

function violationsOf(
  tier: Tier,
  engine: string,
  size: DeclaredSize | undefined,
): Violation[] {
  return size
    ? [
        ...memberViolations(tier, size),
        ...amountViolations(tier, size),
        ...choiceViolations(tier, engine, size),
      ]
    : [];
}

/** Each shard is held against the rules: what one lacks, no other makes up for. */
function memberViolations(
  tier: Tier,
  { members, groups }: DeclaredSize,
): Violation[] {
  const violations: Violation[] = [];
  const { minimumMembers } = tier;
  const most = tier.maximum.members;
  if (members === undefined) {
    return [];
  }
  const counts = groups && groups.length > 0 ? groups : [members];
  const least = Math.min(...counts);
  const largest = Math.max(...counts);
  if (minimumMembers !== undefined && least < minimumMembers) {
    violations.push({
      field: 'members',
      rule: 'tier/minimum-members',
      value: `members is ${least}`,
      says: `asks for at least ${minimumMembers}`,
      allowed: `at least ${minimumMembers}`,
    });
  }
  if (most !== undefined && largest > most) {
    violations.push({
      field: 'members',
      rule: 'tier/maximum-members',
      value: `members is ${largest}`,
      says: `allows at most ${most}`,
      allowed: `at most ${most}`,
    });
  }
  return violations;
}

function amountViolations(tier: Tier, size: DeclaredSize): Violation[] {
  const { maximum } = tier;
  const { limits, requests, volume } = size;
  const amounts = [
    ['cpu', limits.cpu === undefined ? 'request' : 'limit'],
    ['memory', limits.memory === undefined ? 'request' : 'limit'],
  ] as const;
  return [
    ...amounts.map(([name, kind]) => ({
      field: `${name}.${kind}`,
      rule: `tier/maximum-${name}`,
      amount: limits[name] ?? requests[name],
      most: maximum[name],
    })),
    {
      field: 'volume',
      rule: 'tier/maximum-volume',
      amount: volume,
      most: maximum.volume,
    },
  ].flatMap(({ field, rule, amount, most }) => {
    const value = parseQuantity(amount);
    const limit = parseQuantity(most);
    return value && limit && compareQuantities(value, limit) > 0
      ? [
          {
            field,
            rule,
            value: `${field} is ${amount}`,
            says: `allows at most ${most} for each member`,
            allowed: `at most ${most}`,
          },
        ]
      : [];
  });
}

function choiceViolations(
  tier: Tier,
  engine: string,
  { version, storageClass, synchronous }: DeclaredSize,
): Violation[] {
  const violations: Violation[] = [];
  const choose = (
    field: string,
    rule: string,
    value: string | undefined,
    choices: readonly string[] | undefined,
    isChoice = (choice: string, chosen: string) => choice === chosen,
  ) => {
    if (
      value !== undefined &&
      choices &&
      !choices.some(choice => isChoice(choice, value))
    ) {
      const list = choices.join(', ') || 'none';
      violations.push({
        field,
        rule,
        value: `${field} is ${value}`,
        says: `allows ${list}`,
        allowed: list,
      });
    }
  };
  choose(
    'version',
    'tier/versions',
    version,
    tier.versions[engine],
    isVersionOf,
  );
  choose(
    'storageClass',
    'tier/storage-classes',
    storageClass,
    tier.storageClasses,
  );
  if (tier.synchronous === 'required' && synchronous === false) {
    violations.push({
      field: 'synchronous',
      rule: 'tier/synchronous',
      value: 'synchronous is off',
      says: 'asks for it: a write waits for a replica',
      allowed: 'on',
    });
  }
  return violations;
}
