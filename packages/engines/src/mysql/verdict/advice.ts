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

import { commonAdvice } from '../../kubernetes/verdict/commonAdvice';
import { OperatorState } from './operatorState';
import { Condition } from '../Situation';

/** What to do when a database is not running, by what its pods do. */
export const advice: Readonly<
  Record<
    | Condition
    | 'noSpec'
    | 'deleting'
    | 'deletionHeld'
    | 'deletionHeldByOthers'
    | 'refused'
    | 'notPickedUp'
    | 'updating',
    string
  >
> = {
  ...commonAdvice,
  whole: "Look at the operator's log: the pods are well.",
  partial:
    'Look at the members that are not ready and at their logs; the operator lets a member join again by itself once its pod runs.',
  unreachable:
    'Look at the pods of the Router and at their logs. Members can still be reached one by one through the headless Service.',
  leaderless:
    "Wait for about a minute. If no member becomes primary, look at the operator's log and at the members'.",
  down: 'Look at the pods and at the log of MySQL in them. Data on the volumes is not touched by this.',
  none: 'Look at the Events and at the quotas of the namespace: they say why no pod is made.',
  deleting: 'Nothing. The volumes stay; delete their claims to free them.',
  deletionHeld:
    'If it does not go, see whether the operator runs, and look at its log. Taking the finalizer away by hand leaves what it made behind; the volumes stay either way.',
  refused:
    'Correct the declaration as the message says. A name cannot be changed: make a new database for that.',
  notPickedUp:
    'Check that the operator runs and that it watches this namespace.',
  updating:
    'Nothing: Kubernetes recreates the members one after another, the one with the highest number first. The primary moves when its pod is recreated.',
};

/** What to do by the operator's word, where it calls for more than the pods do. */
export const stateAdvice: Readonly<Partial<Record<OperatorState, string>>> = {
  NO_QUORUM:
    'Bring the lost members back. The operator restores the quorum by itself only when it can be sure of the others.',
  SPLIT_BRAIN:
    'Stop writes, and decide which group holds the right data before anything is joined: the operator does not decide it.',
  SPLIT_BRAIN_UNCERTAIN:
    'Find out which members can be reached, and compare their data before anything is joined.',
};
