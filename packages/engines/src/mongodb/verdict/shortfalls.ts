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
import { listWords, quote } from '../../kubernetes/words';
import { runningRestore } from '../restores';
import { Situation } from '../Situation';

/** Why a database whose members all serve is not simply running, or why one whose members do not is no outage. */
export interface Shortfall {
  phase: DatabasePhase;
  words: string;
  advice: string;
}

/** The most important shortfall of a database whose members serve, if there is one. */
export function shortfallOf(situation: Situation): Shortfall | undefined {
  return (
    restoring(situation) ??
    pausing(situation) ??
    rollingUpdate(situation) ??
    notTakenUp(situation)
  );
}

/** A restore goes in place: it takes the mongos away, and a physical one stops all members (pkg/controller/perconaservermongodbrestore). */
export function restoring(situation: Situation): Shortfall | undefined {
  const restore = runningRestore(situation);
  return restore === undefined
    ? undefined
    : {
        phase: 'updating',
        words: `the restore ${restore.name}${
          restore.backup ? ` of ${restore.backup}` : ''
        } is under way (${quote(
          restore.state ?? 'not taken up yet',
        )}): the data is replaced in place, and members may stop while it lasts`,
        advice:
          'Wait for the restore to end. Its object and the logs of the backup agents say how far it is.',
      };
}

function pausing({ object, condition }: Situation): Shortfall | undefined {
  return object.pause && condition !== 'stopped'
    ? {
        phase: 'updating',
        words:
          'a pause is asked for and has not begun: the operator waits for backups that still run',
        advice: 'Nothing: the pods stop once no backup runs.',
      }
    : undefined;
}

/** `SmartUpdate`: config servers, secondaries, then the primary after a step-down, then the mongos (pkg/controller/perconaservermongodb/smart.go). */
function rollingUpdate(situation: Situation): Shortfall | undefined {
  const { outdated, object } = situation;
  const pending =
    object.status?.conditions?.pendingSmartUpdate?.status === 'True';
  if (outdated.length === 0) {
    return undefined;
  }
  return {
    phase: 'updating',
    words: `${listWords(outdated.map(pod => pod.name))} still ${
      outdated.length === 1 ? 'has' : 'have'
    } to be recreated for a change${
      pending ? '; the operator has not begun, as when a backup runs' : ''
    }`,
    advice:
      object.strategy === 'OnDelete'
        ? 'Delete the pods one after another: with the update strategy "OnDelete" nobody else does.'
        : 'Nothing: secondaries are recreated one after another, then the primary after it has handed over, then the mongos. It waits while a backup runs.',
  };
}

/** The operator writes with each pass which generation of the object it has gone through. */
function notTakenUp({ object }: Situation): Shortfall | undefined {
  const { observed } = object.status ?? {};
  return observed !== undefined &&
    object.generation !== undefined &&
    observed < object.generation
    ? {
        phase: 'updating',
        words: `the operator has not gone through the latest change of the object yet (it has seen generation ${observed} of ${object.generation})`,
        advice:
          "If it stays so, look at the operator's log: it goes through an object every few seconds.",
      }
    : undefined;
}
