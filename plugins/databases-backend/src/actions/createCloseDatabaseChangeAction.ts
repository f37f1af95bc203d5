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
Closes the pull request of a change that is not merged, and takes its branch away. Nothing happens to the database.

## When to use
When the person does not want the change any more, and has said so. To put another one in its place, name it in \`supersedes\` of \`open-database-change\` instead.

## Good to know
- A change that is merged cannot be closed: ask for a change that takes it back, with \`plan-database-change\`.
- One that is closed already is answered as it is.
`;

/** `close-database-change`: closes the pull request of a change. */
export function createCloseDatabaseChangeAction(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  registerChangeAction(registry, context, {
    name: 'close-database-change',
    title: 'Close the pull request of a change of a database',
    description: DESCRIPTION,
    // The branch, and what people have added to it, is gone
    isDestructive: true,
    eventId: 'change-close',
    act: (id, ask) => context.changes.close(id, ask),
  });
}
