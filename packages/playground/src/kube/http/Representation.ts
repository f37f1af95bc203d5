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

import { kubeErrors } from '../status/KubeStatusError';

/** How an answer is written. */
export interface Representation {
  format: 'json' | 'yaml';
  /** Other than the object itself: a table, or its metadata only. */
  as?: 'Table' | 'PartialObjectMetadata' | 'Discovery';
}

const discoveryVersions = ['v2', 'v2beta1'];

function readClause(clause: string): Representation | undefined {
  const [type, ...parameters] = clause.split(';').map(part => part.trim());
  const given = new Map(
    parameters.map(parameter => {
      const [name, value = ''] = parameter.split('=');
      return [name.trim(), value.trim()] as const;
    }),
  );
  let format: Representation['format'];
  if (['application/json', '*/*', 'application/*'].includes(type)) {
    format = 'json';
  } else if (type === 'application/yaml') {
    format = 'yaml';
  } else {
    return undefined;
  }
  const as = given.get('as');
  const group = given.get('g');
  const version = given.get('v') ?? '';
  if (as === undefined) {
    return { format };
  }
  if (group === 'meta.k8s.io' && version === 'v1') {
    if (as === 'Table') {
      return { format, as };
    }
    if (as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList') {
      return { format, as: 'PartialObjectMetadata' };
    }
  }
  if (group === 'apidiscovery.k8s.io' && version === discoveryVersions[0]) {
    return { format, as: 'Discovery' };
  }
  return undefined;
}

/**
 * Reads an Accept header: the first clause that can be served wins, as clients write their preference first.
 * Protobuf is passed over.
 *
 * @throws KubeStatusError 406 when nothing in it can be served
 */
export function negotiate(accept: string | undefined): Representation {
  if (!accept) {
    return { format: 'json' };
  }
  for (const clause of accept.split(',')) {
    const found = readClause(clause);
    if (found) {
      return found;
    }
  }
  throw kubeErrors.notAcceptable(
    '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/json;stream=watch',
  );
}
