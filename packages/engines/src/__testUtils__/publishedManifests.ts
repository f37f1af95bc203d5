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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { EngineManifest } from '@database-platform/plugin-databases-common';
import { at, isObject } from '../json';
import { Json } from '../kubernetes/__testUtils__/json';

const FOLDER = resolve(__dirname, '../../../../../shared/examples');

/**
 * The manifests of a kind that the operators' own projects publish, as far as they are there; files that hold only a part of one are left out.
 */
export function publishedManifests({
  group,
  kind,
}: EngineManifest): Array<{ file: string; object: Json }> {
  if (!existsSync(FOLDER)) {
    return [];
  }
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.ya?ml$/.test(file) && !file.includes('.fragment.'))
    .sort()
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8')).flatMap(
        document => {
          const object: unknown = document.errors.length
            ? undefined
            : document.toJS();
          const isOfKind =
            isObject(object) &&
            object.kind === kind &&
            String(object.apiVersion).startsWith(`${group}/`) &&
            at(object, 'metadata', 'name') !== undefined;
          return isOfKind ? [{ file, object: object as Json }] : [];
        },
      ),
    );
}
