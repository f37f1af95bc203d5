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

import { at } from '../../../json';
import { backupVariables } from '../../facts/backupVariables';
import { Draft } from '../Draft';
import { Scene } from '../Scene';

/** The variables of a source that say where its archive is, and the clone's for the same (zalando/spilo, ENVIRONMENT.rst; issue 1739). */
const variables: ReadonlyArray<readonly [string, string]> = [
  ['WAL_S3_BUCKET', 'CLONE_WAL_S3_BUCKET'],
  ['WAL_GS_BUCKET', 'CLONE_WAL_GS_BUCKET'],
  ['AWS_ENDPOINT', 'CLONE_AWS_ENDPOINT'],
  ['AWS_REGION', 'CLONE_AWS_REGION'],
  ['AWS_S3_FORCE_PATH_STYLE', 'CLONE_AWS_S3_FORCE_PATH_STYLE'],
  ['USE_WALG_RESTORE', 'CLONE_USE_WALG_RESTORE'],
];

/** Writes where the archive of the source is, where the source has one of its own. */
export function cloneEnvironment(draft: Draft, source: Scene): void {
  const { operator } = source;
  const known = backupVariables(at(source.before, 'spec', 'env'));
  const has = (name: string) => Object.hasOwn(known, name);
  if (!has('WAL_S3_BUCKET') && !has('WAL_GS_BUCKET')) {
    if (!operator.archive) {
      draft.warn(
        'clone-archive-unknown',
        source.operatorKnown
          ? 'The operator has no such option set.'
          : 'The options of the operator cannot be read.',
        'timestamp',
      );
    }
    return;
  }
  const env = variables
    .filter(([name]) => has(name))
    .map(([name, value]) => ({ name: value, value: known[name] }));
  // Only the operator's own option puts the uid into the path; a bucket from elsewhere has none in it.
  const hasUid = operator.archive || has('WAL_BUCKET_SCOPE_SUFFIX');
  if (!hasUid && source.operatorKnown) {
    env.push({ name: 'CLONE_WAL_BUCKET_SCOPE_SUFFIX', value: '' });
  } else if (has('WAL_BUCKET_SCOPE_SUFFIX')) {
    env.push({
      name: 'CLONE_WAL_BUCKET_SCOPE_SUFFIX',
      value: known.WAL_BUCKET_SCOPE_SUFFIX,
    });
  }
  draft.set(['spec', 'env'], env);
  draft.warn(
    'clone-archive-own',
    `Written: ${env.map(({ name }) => name).join(', ')}.`,
    'timestamp',
  );
}
