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
import {
  DatabaseSort,
  parseDatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { SortPoint } from './sortValue';

/** Where a page ended. */
export interface Cursor {
  point: SortPoint;
  /** When the order was made in which the page was. */
  orderedAt: number;
}

/**
 * Writes where a page ended, so that the next one begins after it whatever changes meanwhile.
 */
export function writeCursor(
  point: SortPoint,
  sort: DatabaseSort,
  order: 'asc' | 'desc',
  orderedAt: number,
): string {
  const parts = [
    sort,
    order,
    stringifyDatabaseRef(point.ref),
    orderedAt,
    point.value,
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * Reads what {@link writeCursor} wrote.
 *
 * @throws InputError when it is not a cursor, or one of another order.
 */
export function readCursor(
  text: string,
  sort: DatabaseSort,
  order: 'asc' | 'desc',
): Cursor {
  const [cursorSort, cursorOrder, ref, orderedAt, value] = parse(text);
  if (cursorSort !== sort || cursorOrder !== order) {
    throw new InputError(
      'cursor: belongs to another order; sort and order must stay the same from page to page',
    );
  }
  return {
    orderedAt: Number(orderedAt),
    point: {
      ref: parseDatabaseRef(String(ref)),
      value:
        typeof value === 'number' || typeof value === 'string'
          ? value
          : undefined,
    },
  };
}

function parse(text: string): unknown[] {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parts) && parts.length >= 4) {
      return parts;
    }
  } catch {
    // Said below
  }
  throw new InputError(
    'cursor: must be the nextCursor of the page before, unchanged',
  );
}
