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

import fc from 'fast-check';

/** Every JSON value, also those that are special to JavaScript, to YAML or to readers of quantities and times. */
export const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e21,
    true,
    [],
    {},
    '9999999-01-01T00:00:00Z',
    '2026-02-30T25:61:00Z',
    '1e400Gi',
    '{"state":',
    '[[null,{},[]]]',
    JSON.parse('{"__proto__":{"a":1},"constructor":1,"toString":null}'),
  ),
);
