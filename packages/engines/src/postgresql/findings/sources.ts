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

export { kubernetes } from '../../kubernetes/findings/sources';

/** A place in the operator's manual. */
export function manual(page: string, anchor: string): FindingSource {
  return {
    title: `Manual of the postgres-operator: ${anchor.replace(/-/g, ' ')}`,
    url: `https://postgres-operator.readthedocs.io/en/latest/${page}/#${anchor}`,
  };
}

/** Places in the operator's source, and its issues. */
export const { source, issue } = operatorSources(
  'zalando/postgres-operator',
  'v2.0.1',
);

/** A page of Patroni's manual. */
export function patroniManual(page: string): FindingSource {
  return {
    title: `Manual of Patroni: ${page.replace(/_/g, ' ')}`,
    url: `https://patroni.readthedocs.io/en/latest/${page}.html`,
  };
}
