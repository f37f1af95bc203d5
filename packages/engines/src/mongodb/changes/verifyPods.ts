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

import { Database } from '@database-platform/plugin-databases-common';
import { compareAmounts } from '../../changes/amounts';
import { declaredPods } from '../declaredPods';
import { MongodbManifest } from '../manifest/MongodbManifest';
import { imageVersion } from '../names';
import { isOfStatefulSet } from '../podSettings';
import { chooses } from './aspects/version';

/**
 * The amounts and the image that the operator put into StatefulSets, held against those of a manifest.
 *
 * @remarks
 * Amounts that the manifest leaves out are not compared: something else may set them. A StatefulSet that cannot be read, or is not there, says nothing.
 */
export function verifyPods(
  manifest: MongodbManifest,
  database: Database,
): string[] {
  const { name = '', sets, config, mongos } = manifest;
  const groups = database.configuration.map(
    ({ settings }) =>
      new Map(settings.map(each => [each.name, each.value] as const)),
  );
  return declaredPods(name, {
    sets: sets.map(({ fact }) => fact),
    config: config?.fact,
    mongos,
  }).flatMap(({ statefulSet, title, requests, limits }) => {
    const real = groups.find(group => isOfStatefulSet(group, statefulSet));
    return real === undefined
      ? []
      : [
          ...imageOf(manifest, real.get('image'), title),
          ...(
            [
              ['CPU request', requests?.cpu],
              ['CPU limit', limits?.cpu],
              ['memory request', requests?.memory],
              ['memory limit', limits?.memory],
            ] as const
          ).flatMap(([setting, wanted]) => {
            const given = real.get(setting);
            if (wanted === undefined || compareAmounts(given, wanted) === 0) {
              return [];
            }
            return [
              `The ${setting} of ${title} is ${
                given ?? 'not set'
              }, not ${wanted}.`,
            ];
          }),
        ];
  });
}

/** Of images with another version in their names, the members are told apart already. */
function imageOf(
  { image, upgrade }: MongodbManifest,
  real: string | undefined,
  title: string,
): string[] {
  return image === undefined ||
    real === undefined ||
    real === image ||
    chooses(upgrade.apply) ||
    imageVersion(real) !== imageVersion(image)
    ? []
    : [`The image of ${title} is ${real}, not ${image}.`];
}
