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
import { ChangeRecord } from '../changes/ChangeRecord';
import { AskOptions } from '../changes/open/ChangeOpener';
import { auditChange } from '../routes/changes';
import { ActionContext, requireUser } from './ActionContext';
import { changeIdSchema, changeSchema } from './changeSchema';
import { tellChange } from './tellChange';

/**
 * Registers an action that does one thing to one change, and tells how it stands then.
 */
export function registerChangeAction(
  registry: ActionsRegistryService,
  { auditor, auth }: ActionContext,
  action: {
    name: string;
    title: string;
    description: string;
    isDestructive: boolean;
    /** In the audit log. */
    eventId: 'change-close' | 'change-refresh';
    act(id: string, ask: AskOptions): Promise<ChangeRecord>;
  },
): void {
  const { name, title, description, isDestructive, eventId, act } = action;
  registry.register({
    name,
    title,
    description,
    attributes: {
      readOnly: false,
      destructive: isDestructive,
      idempotent: true,
    },
    schema: {
      input: z => z.object({ id: changeIdSchema(z) }),
      output: z => z.object({ change: changeSchema(z) }),
    },
    async action({ input: { id }, credentials }) {
      requireUser(auth, credentials);
      const change = await auditChange(
        auditor,
        { eventId, change: id, credentials },
        () => act(id, { credentials, signal: new AbortController().signal }),
      );
      return { output: { change: tellChange(change) } };
    },
  });
}
