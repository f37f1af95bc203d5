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
    | 'deleting'
    | 'deletionHeld'
    | 'deletionHeldByOthers'
    | 'refused'
    | 'syncFailed'
    | 'notPickedUp',
    string
  >
> = {
  ...commonAdvice,
  whole: 'Nothing, as long as the operator comes to an end within its time.',
  partial:
    'Look at the members that are not ready and at their logs; Patroni brings a replica back by itself once its pod runs.',
  switching:
    'Wait for about half a minute. If no member becomes primary, look at the log of Patroni in the members.',
  down: 'Look at the pods and at the log of Patroni in them. Data on the volumes is not touched by this.',
  none: 'Look at the StatefulSet and at the quotas of the namespace: they say why no pod is made.',
  stopping: 'Nothing: the pods stop by themselves.',
  stopped: 'Ask for at least one member to start it again.',
  deleting:
    'Nothing. By default the volumes and the Secrets go with the object; base backups in object storage stay.',
  deletionHeld:
    "If it does not go, look at the operator's log. Taking the finalizer away by hand leaves its pods and volumes behind.",
  refused:
    'Correct the declaration as the message says. The operator tries again when the object changes, else within its resync period.',
  syncFailed:
    'Remove the cause that the message names. The operator tries again within its repair period, 5 minutes by default.',
  notPickedUp:
    'Check that an operator runs, that it watches this namespace, and that the annotation "acid.zalan.do/controller" names it, if there is one.',
};
