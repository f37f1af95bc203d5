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

import { textsOf } from '../json';
import { amountSettings } from '../kubernetes/amountSettings';
import { Settings } from '../kubernetes/configurationGroups';
import { alike } from './alike';
import { podsTitle } from './names';
import { View } from './View';

/** The setting that names the StatefulSets of a group. */
export const statefulSetsSetting = 'StatefulSet';

const separator = ', ';

/** A group of settings: id, title and what is in it. */
type Group = readonly [id: string, title: string, settings: Settings];

/**
 * What the operator made of the amounts and the image, by the StatefulSets: that is what pods really get. Those that are alike are one group.
 *
 * @remarks
 * Nothing where StatefulSets cannot be read.
 */
export function podGroups({ statefulSets }: View): Group[] {
  const own = statefulSets.flatMap(each =>
    each.name === undefined
      ? []
      : [
          {
            name: podsTitle(each.component ?? '', each.replicaSet ?? each.name),
            statefulSet: each.name,
            settings: {
              ...textsOf({ image: each.image }),
              ...amountSettings(each),
            },
          },
        ],
  );
  return alike(own, each => each.settings).flatMap(
    ({ first, names, all }): Group[] =>
      Object.keys(first.settings).length === 0
        ? []
        : [
            [
              `pods-${first.statefulSet}`,
              `Pods of ${names}, as they are made`,
              {
                ...first.settings,
                [statefulSetsSetting]: all
                  .map(({ statefulSet }) => statefulSet)
                  .join(separator),
              },
            ],
          ],
  );
}

/** Whether a group is about a StatefulSet: names hold no comma. */
export function isOfStatefulSet(
  settings: ReadonlyMap<string, string>,
  name: string,
): boolean {
  return (
    settings.get(statefulSetsSetting)?.split(separator).includes(name) === true
  );
}
