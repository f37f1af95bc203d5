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

import type { Anchors } from './Anchors';
import type { Desired } from './Desired';
import type { JsonValue } from './JsonValue';
import type { Layout } from './Layout';
import type { Refusals } from './Refusals';
import type { Rendering } from './render';
import type { Slot } from './Slot';
import type { Splices } from './Splices';
import type { Style } from './Style';
import type { YamlFile } from './YamlFile';

/** What the plan of one collection needs of the plan of the whole document. */
export interface Planning {
  readonly file: YamlFile;
  readonly layout: Layout;
  readonly desired: Desired;
  readonly anchors: Anchors;
  readonly splices: Splices;
  readonly style: Style;
  readonly refusals: Refusals;
  /** How new values are written. */
  rendering(style: Style): Rendering;
  /** Plans the change of one value. */
  change(
    node: unknown,
    present: JsonValue | undefined,
    wanted: JsonValue,
    slot: Slot,
  ): void;
}
