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

import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Every database that the databases backend knows, as a Resource of type `database`.
       */
      databases?: {
        /**
         * How often everything is compared. Changes that the databases backend announces are taken over within seconds whatever stands here.
         *
         * Every 30 seconds when absent.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Entity reference of the owner of databases for which no owner is known: a Resource cannot be without one.
         *
         * `group:default/unowned` when absent.
         */
        defaultOwner?: string;
      };
    };
  };
}
