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

/**
 * Why an edit was not made.
 *
 * - `no-such-document`: the file has no document with this index;
 * - `unparsable`: the document is not YAML, see the message;
 * - `bad-path`: the path leads through a value that is not a mapping or list, or beyond the end of a list;
 * - `bad-value`: the new value is nothing that YAML can hold;
 * - `alias`: the value lies inside a mapping or list that an alias (`*name`) brings in;
 * - `anchor`: others in the file use the value through an alias;
 * - `merge`: the value comes from a merge key (`<<`) and cannot be removed or overridden here;
 * - `template`: the value is filled in by a template (`{{ ... }}`);
 * - `unsupported`: the notation is one that cannot be edited in place, such as a key after `?`;
 * - `unsafe`: the edited text would not have said what it should; nothing else is known about why.
 *
 * @public
 */
export type YamlEditErrorCode =
  | 'no-such-document'
  | 'unparsable'
  | 'bad-path'
  | 'bad-value'
  | 'alias'
  | 'anchor'
  | 'merge'
  | 'template'
  | 'unsupported'
  | 'unsafe';

/**
 * An edit that cannot be made safely. The message is a sentence for people and says what to do.
 *
 * @public
 */
export class YamlEditError extends Error {
  readonly code: YamlEditErrorCode;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Column in the line, from 1. */
  readonly column: number;

  constructor(
    code: YamlEditErrorCode,
    message: string,
    position: { readonly line: number; readonly column: number },
  ) {
    super(message);
    this.name = 'YamlEditError';
    this.code = code;
    this.line = position.line;
    this.column = position.column;
  }
}
