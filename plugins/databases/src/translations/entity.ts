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

/** The words of the catalog page of an entity that has databases. */
export const entityMessages = {
  entity: {
    title: 'Databases',
    choose: 'Databases of this entity',
    failed: 'The catalog could not say which databases belong here',
    none: 'No database belongs here',
    noneHint:
      'A component shows the databases that its dependsOn names: resources with the annotation databases.backstage.io/ref.',
    gone: 'The catalog names this database, but the portal finds no such object, or you may not see it.',
  },
} as const;
