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

import { Tier } from '@database-platform/plugin-databases-common';
import { parseQuantity, writeBytes, writeCpu } from './quantity';
import {
  isCount,
  isVolume,
  SizeFieldId,
  sizeNumber,
  tierMaximum,
} from './sizeFields';

const GI = 1024 ** 3;

const CORES = [0.1, 0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
const MEMORY = [
  0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256,
].map(gi => gi * GI);
const VOLUME = [
  1, 2, 5, 10, 20, 50, 100, 150, 200, 300, 500, 750, 1024, 1536, 2048, 3072,
  4096, 6144, 8192, 12288, 16384,
].map(gi => gi * GI);

/** The most that a slider of a count offers where no tier says it. The text field takes any number. */
const COUNT = 9;

/**
 * Where the slider of an input can stand, smallest first, as text: round amounts up to the tier's maximum, what the tier's sizes have, and the value now.
 * A volume does not go below the one there is.
 */
export function sizeStops(
  field: SizeFieldId,
  rules: { tier?: Tier; current?: string; typed?: string },
): readonly string[] {
  const { tier, current, typed } = rules;
  const most = sizeNumber(field, tierMaximum(tier, field)) ?? Infinity;
  const now = sizeNumber(field, current);
  const least = isVolume(field) && now !== undefined ? now : 0;
  const texts = [
    current,
    typed,
    ...roundAmounts(field, tier),
    tierMaximum(tier, field),
    ...(tier?.sizes ?? []).map(size => ofSize(size, field)),
  ];
  const stops = new Map<number, string>();
  for (const text of texts) {
    const number = sizeNumber(field, text);
    if (
      text !== undefined &&
      number !== undefined &&
      !stops.has(number) &&
      ((number >= least && number <= most) || text === current)
    ) {
      stops.set(number, text);
    }
  }
  return [...stops].sort(([a], [b]) => a - b).map(([, text]) => text);
}

/** The stop that is nearest to a text. */
export function nearestStop(
  field: SizeFieldId,
  stops: readonly string[],
  text: string | undefined,
): number {
  const number = sizeNumber(field, text);
  if (number === undefined) {
    return 0;
  }
  const distances = stops.map(stop =>
    Math.abs((sizeNumber(field, stop) ?? 0) - number),
  );
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

function roundAmounts(
  field: SizeFieldId,
  tier: Tier | undefined,
): readonly string[] {
  if (isCount(field)) {
    const ofMembers = field === 'members' ? tier : undefined;
    const count = ofMembers?.maximum.members ?? COUNT;
    const first = ofMembers?.minimumMembers ?? 1;
    return Array.from({ length: Math.max(0, count - first + 1) }, (_, n) =>
      String(first + n),
    );
  }
  if (isVolume(field)) {
    return VOLUME.map(writeBytes);
  }
  return field === 'cpu.request' || field === 'cpu.limit'
    ? CORES.map(writeCpu)
    : MEMORY.map(writeBytes);
}

function ofSize(
  size: Tier['sizes'][number],
  field: SizeFieldId,
): string | undefined {
  switch (field) {
    case 'volume':
      return size.volume;
    case 'cpu.request':
      return size.cpu.request;
    case 'cpu.limit':
      return size.cpu.limit;
    case 'memory.request':
      return size.memory.request;
    case 'memory.limit':
      return size.memory.limit;
    default:
      return undefined;
  }
}

/** A size of a tier as the inputs of a form; a volume that is larger already stays as it is. */
export function presetSize(
  size: Tier['sizes'][number],
  current: { volume?: string },
): { cpu: object; memory: object; volume: string } {
  const now = parseQuantity(current.volume);
  const asked = parseQuantity(size.volume);
  const keeps =
    current.volume !== undefined &&
    now !== undefined &&
    asked !== undefined &&
    now > asked;
  return {
    cpu: { ...size.cpu },
    memory: { ...size.memory },
    volume: keeps ? current.volume ?? size.volume : size.volume,
  };
}
