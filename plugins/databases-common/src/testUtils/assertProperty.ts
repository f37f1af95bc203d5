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

/** Asserts a property; what the property itself threw stands first in the error, before the counterexample and the seed. */
export function assertProperty<T>(
  property: fc.IProperty<T>,
  parameters: fc.Parameters<T>,
): void {
  try {
    fc.assert(property, parameters);
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`${(cause as Error)?.stack ?? cause}\n${message}`, {
      cause,
    });
  }
}
