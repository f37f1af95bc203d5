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

import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ActionContext } from './ActionContext';
import { registerChangeAction } from './registerChangeAction';

const DESCRIPTION = `
Looks at once what became of a change, and tells how far it is then.

## When to use
When a change seems to stand still, or when somebody has just merged, approved or repaired something and \`get-database-changes\` does not say so yet. Changes are looked at again and again without it,
so do not call it in a loop: to follow a change, read it with \`get-database-changes\`.

## Good to know
- A change that failed after its pull request was merged is followed again, for those who may ask for such a change.
- One that is at its end otherwise is answered as it is.
`;

/** `refresh-database-change`: looks at a change at once. */
export function createRefreshDatabaseChangeAction(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  registerChangeAction(registry, context, {
    name: 'refresh-database-change',
    title: 'Look at once how far a change of a database is',
    description: DESCRIPTION,
    isDestructive: false,
    eventId: 'change-refresh',
    act: (id, ask) => context.changes.refresh(id, ask),
  });
}
