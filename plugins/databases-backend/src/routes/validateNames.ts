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

import { InputError } from '@backstage/errors';

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/**
 * @throws InputError naming the field, when the text cannot be the name of a namespace.
 */
export function requireLabel(field: string, text: string): string {
  if (!LABEL.test(text)) {
    throw new InputError(
      `${field}: "${text.slice(
        0,
        100,
      )}" is no name in Kubernetes: allowed are 1 to 63 lower case letters, digits and hyphens, with a letter or digit at both ends`,
    );
  }
  return text;
}

/**
 * @throws InputError naming the field, when the text cannot be the name of an object.
 */
export function requireObjectName(field: string, text: string): string {
  if (!SUBDOMAIN.test(text)) {
    throw new InputError(
      `${field}: "${text.slice(
        0,
        100,
      )}" is no name in Kubernetes: allowed are 1 to 253 lower case letters, digits, hyphens and dots, with a letter or digit at both ends`,
    );
  }
  return text;
}
