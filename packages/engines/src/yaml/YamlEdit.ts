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

import type { JsonValue } from './JsonValue';

/**
 * Where a value is: keys of mappings and indexes of lists, from the outside in.
 *
 * @public
 */
export type YamlPath = readonly (string | number)[];

/**
 * One change of a document.
 *
 * @public
 */
export type YamlEdit =
  | {
      readonly op: 'set';
      /** What is missing on the way is created. The index after the last one of a list appends. */
      readonly path: YamlPath;
      /** A mapping or list is compared with the present one, and only what differs is changed. */
      readonly value: JsonValue;
      /** For a key that is new: behind the value where it fits into the line, else above the key. */
      readonly comment?: string;
      /** Keys after which a new key belongs, best first. */
      readonly after?: readonly string[];
    }
  | { readonly op: 'remove'; readonly path: YamlPath };
