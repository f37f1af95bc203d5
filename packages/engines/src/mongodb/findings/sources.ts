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

import {
  FindingSource,
  operatorSources,
} from '../../kubernetes/findings/sources';

/** A page of the operator's manual. */
export function manual(page: string, title: string): FindingSource {
  return {
    title: `Manual of the Percona Operator for MongoDB: ${title}`,
    url: `https://docs.percona.com/percona-operator-for-mongodb/${page}.html`,
  };
}

/** Places in the operator's source, and its issues. */
export const { source, issue } = operatorSources(
  'percona/percona-server-mongodb-operator',
  'v1.22.0',
);

/** A page of MongoDB's manual. */
export function mongodbManual(title: string, path: string): FindingSource {
  return {
    title: `Manual of MongoDB: ${title}`,
    url: `https://www.mongodb.com/docs/manual/${path}/`,
  };
}
