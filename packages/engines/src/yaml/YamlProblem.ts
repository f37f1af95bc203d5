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
 * Why a document of a file cannot be used. The other documents still can.
 *
 * @public
 */
export interface YamlProblem {
  /** From 0, as the documents stand in the file. */
  readonly documentIndex: number;
  /** `template`: the document is a template and no YAML until it is filled in. */
  readonly code: 'syntax' | 'duplicate-key' | 'tab' | 'template';
  /** A sentence that names the line and says what to do. */
  readonly message: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Column in the line, from 1. */
  readonly column: number;
}
