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
  fieldAt,
  flagAt,
  isRecord,
  JsonRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
} from '../../shared';
import { Component } from '../names';
import { MembersSpec, ReplsetSpec } from './MongodbSpec';
import { SpecError } from './SpecError';
import { UnsafeFlags } from './unsafeFlags';

/** The smallest replica set that may have an arbiter. */
const leastWithArbiter = 4;
const shortestGraceSeconds = 30;

/** One replica set with its arbiter, hidden and non-voting members. */
export function parseReplset(
  section: JsonRecord,
  options: { name: string; isConfig: boolean; unsafe: UnsafeFlags },
): ReplsetSpec {
  const { name, isConfig, unsafe } = options;
  const claim = claimOf(name, section);
  const members: MembersSpec[] = [
    {
      component: isConfig ? 'cfg' : 'mongod',
      size: numberAt(section, 'size') ?? 0,
      section,
      claim,
      configuration: textAt(section, 'configuration') ?? '',
    },
  ];
  const add = (component: Component, key: string) => {
    const own = recordAt(section, key);
    // Config servers have no arbiter, whatever is declared.
    if (own.enabled === true && !(isConfig && component === 'arbiter')) {
      members.push({
        component,
        size: numberAt(own, 'size') ?? 0,
        section: own,
        ...(component !== 'arbiter' && {
          claim: isRecord(own.volumeSpec) ? claimOf(name, own) : claim,
        }),
        configuration: textAt(own, 'configuration') ?? '',
      });
    }
  };
  add('arbiter', 'arbiter');
  add('nonVoting', 'nonvoting');
  add('hidden', 'hidden');
  for (const { section: own } of members) {
    checkGracePeriod(own, unsafe);
  }
  if (!unsafe.replsetSize) {
    checkSizes(members);
  }
  if (textAt(section, 'storage', 'engine') === 'mmapv1') {
    throw new SpecError('mmapv1 storage engine is not supported');
  }
  checkExternalNodes(section);
  return { name, isConfig, members, section };
}

function claimOf(name: string, section: JsonRecord): JsonRecord | undefined {
  const volume = fieldAt(section, 'volumeSpec');
  if (!isRecord(volume)) {
    throw new SpecError(`replset ${name}: volumeSpec should be specified`);
  }
  if (isRecord(volume.emptyDir) || isRecord(volume.hostPath)) {
    return undefined;
  }
  const claim = recordAt(volume, 'persistentVolumeClaim');
  if (fieldAt(claim, 'resources', 'requests', 'storage') === undefined) {
    throw new SpecError(
      `replset ${name} VolumeSpec: volume.resources.storage can't be empty`,
    );
  }
  return {
    accessModes: ['ReadWriteOnce'],
    ...claim,
  };
}

function checkSizes(members: readonly MembersSpec[]): void {
  const hint = 'Set spec.unsafeFlags.replsetSize to true to disable this check';
  const refuse = (words: string): never => {
    throw new SpecError(`check safe defaults: ${words}. ${hint}`);
  };
  const size = members[0].size;
  const arbiter = members.find(({ component }) => component === 'arbiter');
  if (arbiter) {
    if (arbiter.size !== 1) {
      refuse('arbiter size must be 1');
    }
    if (size < leastWithArbiter) {
      refuse(`replset size must be at least ${leastWithArbiter} with arbiter`);
    }
    if (size % 2 !== 0) {
      refuse('arbiter must disabled due to odd replset size');
    }
  } else if (size < 2) {
    refuse('replset size must be at least 3');
  } else if (size % 2 === 0) {
    refuse('replset size must be odd');
  }
}

function checkGracePeriod(section: JsonRecord, unsafe: UnsafeFlags): void {
  const seconds = numberAt(section, 'terminationGracePeriodSeconds') ?? 60;
  if (seconds < shortestGraceSeconds && !unsafe.terminationGracePeriod) {
    throw new SpecError(
      `terminationGracePeriodSeconds must be at least ${shortestGraceSeconds} seconds for safe configuration. Set spec.unsafeFlags.terminationGracePeriod to true to disable this check`,
    );
  }
}

function checkExternalNodes(section: JsonRecord): void {
  for (const node of listAt(section, 'externalNodes')) {
    const host = textAt(node, 'host') ?? '';
    const votes = numberAt(node, 'votes') ?? 0;
    const priority = numberAt(node, 'priority') ?? 0;
    if (votes < 0 || votes > 1) {
      throw new SpecError(`invalid votes for ${host}: votes must be 0 or 1`);
    }
    if (priority < 0 || priority > 1000) {
      throw new SpecError(
        `invalid priority for ${host}: priority must be between 0 and 1000`,
      );
    }
    if (votes === 0 && priority !== 0) {
      throw new SpecError(
        `invalid priority for ${host}: non-voting members must have priority 0`,
      );
    }
  }
}

/** Whether the members of a replica set have a Service each. */
export function isExposed({ section }: ReplsetSpec): boolean {
  return flagAt(section, 'expose', 'enabled') === true;
}
