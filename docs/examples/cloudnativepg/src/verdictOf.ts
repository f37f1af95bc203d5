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

import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { ClusterFact } from './facts';
import { PhaseMeaning, phases } from './phases';

/** What is known of the members. */
export interface Members {
  ready: number;
  total: number;
  /** Why nobody knows; absent when they were read. */
  gap?: string;
  primaryIsReady: boolean;
}

/**
 * What a database is doing: the operator's word, held against what its pods say. The word may be old, as when the operator does not run.
 */
export function verdictOf(
  { metadata, status }: ClusterFact,
  members: Members,
): PhaseMeaning {
  const { deletionTimestamp, annotations } = metadata;
  if (deletionTimestamp !== undefined) {
    return {
      phase: 'deleting',
      reason: `Deletion was asked for at ${deletionTimestamp}.`,
    };
  }
  if (annotations['cnpg.io/hibernation'] === 'on') {
    return {
      phase: 'stopped',
      reason: 'It hibernates: the instances are gone, the volumes are kept.',
    };
  }
  if (members.gap !== undefined) {
    return {
      phase: 'unknown',
      reason: `Its pods cannot be read: ${members.gap}`,
    };
  }
  const said = meaningOf(status.phase, status.phaseReason);
  return said.phase === 'provisioning' || said.phase === 'failed'
    ? said
    : heldAgainst(members, said);
}

function meaningOf(
  word: string | undefined,
  why: string | undefined,
): PhaseMeaning {
  if (word === undefined) {
    return {
      phase: 'provisioning',
      reason: 'The operator has not begun with it.',
      advice: 'If it stays so: does the operator run, and watch the namespace?',
    };
  }
  const known = Object.hasOwn(phases, word) ? phases[word] : undefined;
  return (
    known ?? {
      phase: 'unknown',
      reason: `The operator says "${word}"${why ? `: ${why}` : ''}.`,
    }
  );
}

function heldAgainst(
  { ready, total, primaryIsReady }: Members,
  said: PhaseMeaning,
): PhaseMeaning {
  if (!primaryIsReady) {
    return {
      phase: ready === 0 ? 'failed' : 'degraded',
      reason: `No primary is ready; ${ready} of ${total} instances are.`,
      advice: said.advice,
    };
  }
  const rests: DatabasePhase = 'running';
  return said.phase === rests && ready < total
    ? {
        phase: 'degraded',
        reason: `${ready} of ${total} instances are ready, although the operator calls it healthy.`,
      }
    : said;
}
