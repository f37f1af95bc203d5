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

import { EngineChanges } from '@database-platform/plugin-databases-common';
import { operatorVersionIn } from '../View';
import { releaseOf } from './aspects/releases';

/** The versions that Percona tested with the operator of the namespace; nothing where it is not known, or newer than what is known here. */
export const offeredVersions: EngineChanges['versions'] = ({
  namespace,
  shared,
}) => {
  const release = releaseOf(operatorVersionIn(shared, namespace));
  return release && { items: release.versions, source: release.source };
};
