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
import { Condition } from '../Situation';

/** What to do when a database is not running, by what is wrong with it. */
export const advice: Readonly<
  Record<
    | Condition
    | 'noSpec'
    | 'settingUp'
    | 'deleting'
    | 'deletionHeld'
    | 'deletionStuck'
    | 'deletionHeldByOthers'
    | 'refused'
    | 'notPickedUp',
    string
  >
> = {
  ...commonAdvice,
  whole: 'Nothing, as long as the operator comes to an end within its time.',
  partial:
    'Look at the members that are not ready and at their logs; MongoDB takes a member back by itself once its pod runs.',
  untold:
    "Look at the operator's log: it writes the states of the members in each pass.",
  electing:
    'Wait for about half a minute. If no member becomes primary, look at the logs of the members.',
  unreachable:
    'Look at the pods of the mongos and at their logs, and whether the config servers have a primary.',
  down: 'Bring members back until more than half of those with a vote run: look at their pods. Data on the volumes is not touched by this.',
  none: 'Look at the StatefulSets and at the quotas of the namespace: they say why no pod is made.',
  stopping:
    'Nothing: the pods stop by themselves, after backups that still run.',
  stopped: 'Set "spec.pause" to false to start it again.',
  settingUp:
    'Wait some minutes. What keeps it longer are mostly pods that are not scheduled, and images that cannot be pulled.',
  deleting:
    'Nothing. The volumes and the Secrets stay unless the finalizer "percona.com/delete-psmdb-pvc" is set.',
  deletionHeld:
    "If it does not go, look at the operator's log. Taking the finalizers away by hand leaves its pods and volumes behind.",
  deletionStuck:
    'Remove the cause of the error first: while the operator is in "error" it may never come to the finalizers.',
  refused:
    'Correct what the message says. The operator tries again by itself, every few seconds.',
  notPickedUp:
    'Check that an operator runs and that it watches this namespace: by default it watches only its own.',
};
