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
 * How urgent a finding is: `critical` makes a database need attention.
 *
 * @public
 */
export type FindingSeverity = 'critical' | 'warning' | 'info';

/**
 * Something a person should know about a database: what is so, why it matters, what to do.
 *
 * @public
 */
export interface Finding {
  /** Stable id of the rule, such as `postgresql/volume-shrink-ignored`. */
  id: string;
  severity: FindingSeverity;
  /** What is so, in one sentence, with both figures where the object asks for something that is not so. */
  title: string;
  /** Why it matters. */
  detail: string;
  /** What to do about it. */
  advice?: string;
  /** The operation by which the advice can be followed, such as `resize`, where there is one: pages lead to its form. */
  operation?: string;
  /** The member, volume or other object that it is about. */
  subject?: string;
  /** Where the fact is written down: the operator's manual, source or issue. */
  source?: { title: string; url: string };
}
