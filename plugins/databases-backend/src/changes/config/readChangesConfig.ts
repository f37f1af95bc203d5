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

import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  ChangeStageId,
  DurationClass,
} from '@database-platform/plugin-databases-common';

/**
 * How pull requests are opened and followed.
 */
export interface ChangesConfig {
  /** What every branch's name begins with. */
  branchPrefix: string;
  labels: readonly string[];
  /** Whom to ask for review: the owner's people, or named ones. */
  reviewers: 'owner' | readonly string[];
  /** How long a change may be at a stage before it counts as stuck, in milliseconds. */
  patience: Readonly<Record<ChangeStageId, number>>;
  /** How long a change is kept after its end, in milliseconds. */
  keepMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** People take days to review; machines take minutes to act. */
export const defaultPatience: ChangesConfig['patience'] = {
  planned: 5 * MINUTE,
  opened: 10 * MINUTE,
  checks: 2 * HOUR,
  approved: 7 * DAY,
  merged: 3 * DAY,
  synced: 15 * MINUTE,
  seen: 5 * MINUTE,
  healthy: HOUR,
  verified: 15 * MINUTE,
};

/** What is added to the patience with the database, by how long the change is usually felt. */
export const extraPatience: Readonly<Record<DurationClass, number>> = {
  seconds: 0,
  minutes: 0,
  hours: 12 * HOUR,
  'not known': 3 * HOUR,
};

/** A year: long enough for "when did we grow it last". */
const DEFAULT_KEEP_DAYS = 365;

/** Branches are `databases/resize/...`. */
const DEFAULT_PREFIX = 'databases/';

/** Names that Git allows as the beginning of a branch's name. */
const PREFIX = /^([A-Za-z0-9][A-Za-z0-9_-]*\/)+$/;

/**
 * Reads `databases.changes`.
 *
 * @throws InputError that names the key.
 */
export function readChangesConfig(config: Config | undefined): ChangesConfig {
  const branchPrefix =
    config?.getOptionalString('branchPrefix') ?? DEFAULT_PREFIX;
  if (!PREFIX.test(branchPrefix)) {
    throw new InputError(
      `databases.changes.branchPrefix: "${branchPrefix}" must be folders of letters, digits, hyphens and underscores, each with a slash after it, such as databases/`,
    );
  }
  return {
    branchPrefix,
    labels: config?.getOptionalStringArray('labels') ?? [],
    reviewers: readReviewers(config),
    patience: readPatience(config?.getOptionalConfig('patience')),
    keepMs: readKeepDays(config) * DAY,
  };
}

function readReviewers(config: Config | undefined): ChangesConfig['reviewers'] {
  const value = config?.getOptional('reviewers') ?? 'owner';
  if (value === 'owner') {
    return 'owner';
  }
  if (value === 'none') {
    return [];
  }
  if (
    Array.isArray(value) &&
    value.every((item): item is string => typeof item === 'string')
  ) {
    return value;
  }
  throw new InputError(
    'databases.changes.reviewers: must be "owner", "none" or a list of names on the Git host',
  );
}

function readKeepDays(config: Config | undefined): number {
  const days = config?.getOptionalNumber('keepDays') ?? DEFAULT_KEEP_DAYS;
  if (!Number.isInteger(days) || days < 1) {
    throw new InputError(
      'databases.changes.keepDays: must be a whole number of days, at least 1',
    );
  }
  return days;
}

function readPatience(config: Config | undefined): ChangesConfig['patience'] {
  const given = config?.keys() ?? [];
  const unknown = given.find(key => !(key in defaultPatience));
  if (unknown !== undefined) {
    throw new InputError(
      `databases.changes.patience.${unknown}: is none of ${Object.keys(
        defaultPatience,
      ).join(', ')}`,
    );
  }
  return {
    ...defaultPatience,
    ...Object.fromEntries(
      given.map(key => [
        key,
        durationToMilliseconds(
          readDurationFromConfig(config as Config, { key }),
        ),
      ]),
    ),
  };
}
