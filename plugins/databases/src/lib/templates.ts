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

import { ConfigApi } from '@backstage/core-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';

/** The templates of the suite: for every engine, or for one as `operation-engine`. */
const standard: Readonly<Record<string, string>> = {
  'create-postgresql': 'create-postgresql',
  'create-mysql': 'create-mysql',
  'create-mongodb': 'create-mongodb',
  resize: 'resize-database',
  'configure-postgresql': 'configure-postgresql',
  'configure-mysql': 'configure-mysql',
  'configure-mongodb': 'configure-mongodb',
  upgrade: 'upgrade-database',
  'pooler-postgresql': 'connection-pooler',
  routers: 'database-routers',
  'users-postgresql': 'postgresql-users',
  'users-mongodb': 'mongodb-users',
  'backup-schedule': 'backup-schedule',
  pause: 'pause-database',
  'clone-postgresql': 'clone-postgresql',
  'clone-mysql': 'clone-mysql',
  delete: 'delete-database',
};

/** Written for a template that is not to be offered. */
const NONE = 'none';

/** Which template opens the change of an operation. */
export interface TemplateNames {
  /** `undefined` when there is none: then the operation is not offered. */
  of(
    operation: string,
    engine: string,
  ): { namespace: string; templateName: string } | undefined;
}

/**
 * Reads `databases.templates`: by operation, or by operation and engine (`configure-postgresql`), the name of a template, as `name` or `namespace/name`. `none` takes the
 * template of the suite away.
 */
export function readTemplateNames(config: ConfigApi): TemplateNames {
  const configured = config.getOptionalConfig('databases.templates');
  const own = Object.fromEntries(
    (configured?.keys() ?? []).map(key => [key, configured?.getString(key)]),
  );
  const names = { ...standard, ...own };
  return {
    of(operation, engine) {
      const name = names[`${operation}-${engine}`] ?? names[operation];
      if (!name || name === NONE) {
        return undefined;
      }
      const [templateName, namespace = 'default'] = name.split('/').reverse();
      return { namespace, templateName };
    },
  };
}

/** The query of a form's address that fills in the database, and what else is known beforehand. */
export function formDataFor(ref: DatabaseRef, given: JsonObject = {}): string {
  const data = JSON.stringify({
    database: stringifyDatabaseRef(ref),
    ...given,
  });
  return `?formData=${encodeURIComponent(data)}`;
}
