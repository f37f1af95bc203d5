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

import { hash53 } from '../text/hash53';

/** An engine can have so many resources. */
export const MAX_RESOURCES = 64;

/**
 * Names a fact within a database: which of the engine's resources, and which object.
 */
export function factKey(resourceIndex: number, objectName: string): string {
  return `${resourceIndex} ${objectName}`;
}

/**
 * The two parts of a {@link factKey}.
 */
export function parseFactKey(key: string): {
  resourceIndex: number;
  objectName: string;
} {
  const space = key.indexOf(' ');
  return {
    resourceIndex: Number(key.slice(0, space)),
    objectName: key.slice(space + 1),
  };
}

/**
 * A number that stands for a {@link factKey}: {@link resourceIndexOf} finds the resource in it.
 */
export function factHash(resourceIndex: number, objectName: string): number {
  const hash = hash53(objectName);
  return hash - (hash % MAX_RESOURCES) + resourceIndex;
}

/**
 * The resource of a {@link factHash}.
 */
export function resourceIndexOf(hash: number): number {
  return hash % MAX_RESOURCES;
}
