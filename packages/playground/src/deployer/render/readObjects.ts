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

import { parseAllDocuments } from 'yaml';
import { KubeObject } from '../../kube/types';
import { isRecord, textAt } from '../../operators/shared';
import { RenderedObject, RenderError } from './DeploySource';

/**
 * The objects of a YAML text with any number of documents; empty ones are passed over.
 *
 * @throws RenderError for what is no YAML, and for a document that is no object
 */
export function readObjects(file: string, text: string): RenderedObject[] {
  return parseAllDocuments(text, { merge: true }).flatMap(document => {
    if (document.errors.length > 0) {
      throw new RenderError(file, document.errors[0].message.split('\n')[0]);
    }
    const object: unknown = document.toJS({ maxAliasCount: 1000 });
    if (object === null || object === undefined) {
      return [];
    }
    if (!isKubeObject(object)) {
      throw new RenderError(
        file,
        'a document has no apiVersion, kind or metadata.name',
      );
    }
    return [{ object, file }];
  });
}

function isKubeObject(value: unknown): value is KubeObject {
  return (
    isRecord(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    textAt(value, 'metadata', 'name') !== undefined
  );
}
