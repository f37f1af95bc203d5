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

import { ContainerAmounts } from '@database-platform/plugin-databases-common';
import { at, list } from '../../json';
import { amountsOf } from './amounts';

/** What `resources` ask for. */
export function containerAmounts(resources: unknown): ContainerAmounts {
  return {
    requests: amountsOf(at(resources, 'requests')),
    limits: amountsOf(at(resources, 'limits')),
  };
}

/**
 * What a list of containers asks for, but for the one of the database itself. Those without amounts are left out: they ask for nothing that is known.
 *
 * @param own - the name of the container of the database itself, where it is in the list
 */
export function sidecarAmounts(
  containers: unknown,
  own?: string,
): ContainerAmounts[] {
  const others = list((container: unknown) =>
    own !== undefined && at(container, 'name') === own
      ? undefined
      : containerAmounts(at(container, 'resources')),
  )(containers);
  return (others ?? []).filter(asksForSomething);
}

/** As fields of a size; none where there are no amounts. */
export function withSidecars(amounts: readonly ContainerAmounts[]): {
  sidecars?: readonly ContainerAmounts[];
} {
  const sidecars = amounts.filter(asksForSomething);
  return sidecars.length > 0 ? { sidecars } : {};
}

function asksForSomething({ requests, limits }: ContainerAmounts): boolean {
  return Object.keys(requests).length + Object.keys(limits).length > 0;
}
