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

import { Engine } from '@database-platform/plugin-databases-common';
import { observe } from './observe';
import { resources } from './resources';

/** Databases of the CloudNativePG operator, to be read and not to be changed. */
export const cloudnativepgEngine: Engine = {
  id: 'cloudnativepg',
  title: 'PostgreSQL (CloudNativePG)',
  operator: {
    title: 'CloudNativePG',
    url: 'https://cloudnative-pg.io/documentation/current/',
  },
  resources,
  observe,
};
