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

import { driftExplainer } from '../../changes/driftExplainer';
import { sameValue } from '../../changes/manifestEdits';
import { compareAmounts } from '../../changes/amounts';
import { at, isObject, scalar, text } from '../../json';
import { writtenFields } from '../facts/writtenFields';
import { chooses } from './aspects/version';

/** Images that the operator writes when it chooses versions itself (pkg/controller/perconaservermongodb/version.go). */
const image = /^spec\.(image|backup\.image|pmm\.image)$/;

const storage =
  /\.volumeSpec\.persistentVolumeClaim\.resources\.requests\.storage$/;

/** Why a difference between Git and the Kubernetes cluster is as it should be. */
export const explainDrift = driftExplainer({
  written: [
    [
      /^spec\.crVersion$/,
      'The operator writes its own version where Git says none.',
    ],
    [
      /^metadata\.annotations\.percona\.com\//,
      'The operator notes there what it is doing.',
    ],
  ],
  quantity: /(\.(cpu|memory|storage)|\.(maxSize|growthStep))$/,
  same: (path, git, cluster, live) =>
    chosenImage(path, live) ??
    emptyVersion(path, git) ??
    sizes(path, git, cluster, live),
});

/** The operator signs what it writes; without its signature it is known by the option. */
function chosenImage(path: string, live: unknown): string | undefined {
  if (!image.test(path)) {
    return undefined;
  }
  return chooses(text(at(live, 'spec', 'upgradeOptions', 'apply'))) ||
    writtenFields(live).includes(path)
    ? 'The operator chooses the version itself ("upgradeOptions.apply") and writes the image into the object.'
    : undefined;
}

function emptyVersion(path: string, git: unknown): string | undefined {
  return path === 'spec.crVersion' && (git === '' || git === null)
    ? 'The operator writes its own version where Git says none.'
    : undefined;
}

/** Lists are compared as a whole: it is looked for what differs in them. */
function sizes(
  path: string,
  git: unknown,
  cluster: unknown,
  live: unknown,
): string | undefined {
  const found = differences(path, git, cluster);
  if (found.length === 0) {
    return 'The same amounts in another spelling, or fields that Git does not name.';
  }
  if (!found.every(each => storage.test(each.path))) {
    return undefined;
  }
  const larger = found.every(each => (compareSizes(each) ?? 0) < 0);
  const scaling = at(live, 'spec', 'storageScaling', 'autoscaling', 'enabled');
  if (larger && scaling === true) {
    return 'The operator has made volumes larger that were full ("storageScaling.autoscaling"), and writes their size into the object.';
  }
  const smaller = found.every(each => (compareSizes(each) ?? 0) > 0);
  return smaller && writtenFields(live).some(field => path.startsWith(field))
    ? 'The operator has written the old size back, because the volumes could not grow (a quota, or a storage class that does not allow it).'
    : undefined;
}

interface Difference {
  path: string;
  git: unknown;
  cluster: unknown;
}

function compareSizes({ git, cluster }: Difference): number | undefined {
  return compareAmounts(scalar(git), scalar(cluster));
}

/** The leaves that differ. What only the Kubernetes cluster has is a default of the API. */
function differences(
  path: string,
  git: unknown,
  cluster: unknown,
): Difference[] {
  if (sameValue(git, cluster)) {
    return [];
  }
  if (isObject(git) && isObject(cluster)) {
    return Object.keys(git).flatMap(key =>
      differences(`${path}.${key}`, git[key], at(cluster, key)),
    );
  }
  if (
    Array.isArray(git) &&
    Array.isArray(cluster) &&
    git.length === cluster.length
  ) {
    return git.flatMap((each, index) =>
      differences(`${path}.${index}`, each, cluster[index]),
    );
  }
  const isSame =
    /\.(cpu|memory|storage)$/.test(path) &&
    compareAmounts(scalar(git), scalar(cluster)) === 0;
  return isSame ? [] : [{ path, git, cluster }];
}
