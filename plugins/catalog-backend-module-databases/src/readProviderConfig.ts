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
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'catalog.providers.databases';

/** The configuration of the provider, with defaults. */
export interface ProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Entity reference of the owner of databases that have none. */
  defaultOwner: string;
  /** Where the portal's front end is. */
  appBaseUrl?: string;
}

/**
 * Reads `catalog.providers.databases`.
 *
 * @throws InputError naming the key that is wrong.
 */
export function readProviderConfig(config: Config): ProviderConfig {
  const section = config.getOptionalConfig(KEY);
  const schedule = section?.getOptionalConfig('schedule');
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : {
          frequency: { seconds: 30 },
          timeout: { minutes: 2 },
          initialDelay: { seconds: 3 },
          scope: 'global',
        },
    defaultOwner: readOwner(
      section?.getOptionalString('defaultOwner') ?? 'group:default/unowned',
    ),
    appBaseUrl: config.getOptionalString('app.baseUrl'),
  };
}

function readOwner(text: string): string {
  try {
    parseEntityRef(text, { defaultKind: 'group', defaultNamespace: 'default' });
  } catch (error) {
    throw new InputError(
      `${KEY}.defaultOwner must be an entity reference such as group:default/unowned, not "${text}"`,
      error,
    );
  }
  return text;
}
