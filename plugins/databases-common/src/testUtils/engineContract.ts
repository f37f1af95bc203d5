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

import type { Engine } from '@database-platform/plugin-databases-common';
import { changesChecks } from './changesChecks';
import type { EngineCheck } from './EngineCheck';
import type { EngineSpecimen } from './EngineSpecimen';
import { lifeChecks } from './lifeChecks';
import { shapeChecks } from './shapeChecks';
import { totalChecks } from './totalChecks';

/**
 * What every engine has to stand: that its resources are well formed, that it answers in whole sentences whatever it reads (malformed objects, partial
 * rights, objects and definitions that are missing), that deletion and another name are nothing special, and that its operations stand any input and
 * whatever is observed. For `it.each`.
 *
 * @remarks
 * Needs `fast-check`. Its seed is the global one, or one for each run; the name of the longest check and each failure print it.
 *
 * @public
 */
export function engineContract(
  engine: Engine,
  specimen: EngineSpecimen,
): EngineCheck[] {
  return [
    ...shapeChecks(engine),
    ...totalChecks(engine, specimen),
    ...lifeChecks(engine, specimen),
    ...changesChecks(engine, specimen),
  ];
}
