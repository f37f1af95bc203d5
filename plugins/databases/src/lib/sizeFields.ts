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

import { JsonObject } from '@backstage/types';
import { Tier } from '@database-platform/plugin-databases-common';
import { FormsTranslate } from '../formsTranslation';
import { FieldProblem } from './checkInput';
import { getAt, isJsonObject, setAt } from './dotPath';
import { parseQuantity } from './quantity';

/** The inputs of a size, in the words of the operations' schemas. */
export const sizeFieldIds = [
  'shards',
  'members',
  'instances',
  'cpu.request',
  'cpu.limit',
  'memory.request',
  'memory.limit',
  'volume',
  'configServers.members',
  'configServers.volume',
] as const;

export type SizeFieldId = (typeof sizeFieldIds)[number];

/** Inputs that every engine has; the others are there where the database has something of the kind. */
const usualFieldIds: ReadonlySet<SizeFieldId> = new Set([
  'members',
  'cpu.request',
  'cpu.limit',
  'memory.request',
  'memory.limit',
  'volume',
]);

const countFieldIds: ReadonlySet<SizeFieldId> = new Set([
  'shards',
  'members',
  'instances',
  'configServers.members',
]);

const volumeFieldIds = ['volume', 'configServers.volume'] as const;

/** Whether an input is a number of things, and not an amount of something. */
export function isCount(field: SizeFieldId): boolean {
  return countFieldIds.has(field);
}

/** Whether an input is the size of volumes, which only grow. */
export function isVolume(field: SizeFieldId): boolean {
  return volumeFieldIds.some(each => each === field);
}

/**
 * Which inputs a form shows: those it names, else those that every engine has and those that the database has a value for.
 *
 * @param fixed - what the operator does not change in a database that is there
 */
export function shownSizeFields(
  named: readonly SizeFieldId[] | undefined,
  current: JsonObject | undefined,
  fixed: readonly SizeFieldId[] = [],
): readonly SizeFieldId[] {
  return (
    named ??
    sizeFieldIds.filter(
      field =>
        (usualFieldIds.has(field) || sizeText(current, field) !== undefined) &&
        !fixed.includes(field),
    )
  );
}

/** What a size is held against while it is typed. */
export interface SizeRules {
  /** The size now; absent for a new database and while it is not known. */
  current?: JsonObject;
  tier?: Tier;
  /** Whether the volume is another one than the one there is, as that of a copy: it may be smaller. */
  hasNewVolume?: boolean;
}

/** The text of an input, as typed or as it is now. */
export function sizeText(
  size: JsonObject | undefined,
  field: SizeFieldId,
): string | undefined {
  const value = size && getAt(size, field);
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;
}

/** The number that a text of an input stands for: a count, cores or bytes. */
export function sizeNumber(
  field: SizeFieldId,
  text: string | undefined,
): number | undefined {
  if (isCount(field)) {
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  }
  return parseQuantity(text);
}

/**
 * A size with one input set to a text. A text that is no number where one is counted is kept, so that it can be refused by name; no text takes the input out.
 */
export function withSize(
  size: JsonObject,
  field: SizeFieldId,
  text: string | undefined,
): JsonObject {
  const number = isCount(field) ? sizeNumber(field, text) : undefined;
  const next = setAt(size, field, number ?? text);
  const [group] = field.split('.');
  const below = next[group];
  return isJsonObject(below) && Object.keys(below).length === 0
    ? setAt(next, group, undefined)
    : next;
}

/** The most that a tier allows for an input. */
export function tierMaximum(
  tier: Tier | undefined,
  field: SizeFieldId,
): string | undefined {
  switch (field) {
    case 'members':
      return tier?.maximum.members?.toString();
    case 'volume':
      return tier?.maximum.volume;
    case 'cpu.request':
    case 'cpu.limit':
      return tier?.maximum.cpu;
    case 'memory.request':
    case 'memory.limit':
      return tier?.maximum.memory;
    default:
      // Tiers are about members and their size; of the others the plan says what is too much.
      return undefined;
  }
}

/** What is wrong with a size that a schema cannot know: what the tier allows, a volume that would shrink, more reserved than allowed. */
export function sizeProblems(
  size: JsonObject,
  rules: SizeRules,
  t: FormsTranslate,
): readonly FieldProblem[] {
  const { tier, current, hasNewVolume } = rules;
  const textOf = (field: SizeFieldId) =>
    sizeText(size, field) ?? sizeText(current, field);
  const problems: FieldProblem[] = [];
  for (const field of sizeFieldIds) {
    const text = sizeText(size, field);
    const number = sizeNumber(field, text);
    const maximum = tierMaximum(tier, field);
    const most = sizeNumber(field, maximum);
    if (text !== undefined && number === undefined && isCount(field)) {
      problems.push({ field, message: t('fields.size.wholeNumber') });
    }
    if (
      number !== undefined &&
      most !== undefined &&
      maximum !== undefined &&
      number > most
    ) {
      problems.push({
        field,
        message: t('fields.size.tooMuch', { tier: tier?.name ?? '' }),
        allowed: t('fields.size.atMost', { amount: maximum }),
      });
    }
  }
  const members = sizeNumber('members', sizeText(size, 'members'));
  const fewest = tier?.minimumMembers;
  if (members !== undefined && fewest !== undefined && members < fewest) {
    problems.push({
      field: 'members',
      message: t('fields.size.tooFew', { tier: tier?.name ?? '' }),
      allowed: t('fields.size.atLeast', { amount: String(fewest) }),
    });
  }
  for (const group of ['cpu', 'memory'] as const) {
    const request = parseQuantity(textOf(`${group}.request`));
    const limit = parseQuantity(textOf(`${group}.limit`));
    const isTyped = size[group] !== undefined;
    if (
      isTyped &&
      request !== undefined &&
      limit !== undefined &&
      request > limit
    ) {
      problems.push({
        field: `${group}.request`,
        message: t('fields.size.overLimit'),
        allowed: t('fields.size.atMost', {
          amount: textOf(`${group}.limit`) ?? '',
        }),
      });
    }
  }
  for (const field of hasNewVolume ? [] : volumeFieldIds) {
    const volume = parseQuantity(sizeText(size, field));
    const before = parseQuantity(sizeText(current, field));
    if (volume !== undefined && before !== undefined && volume < before) {
      problems.push({
        field,
        message: t('fields.size.shrink'),
        allowed: t('fields.size.atLeast', {
          amount: sizeText(current, field) ?? '',
        }),
      });
    }
  }
  return problems;
}
