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

import { textsOf } from '../json';
import { Settings } from './configurationGroups';

/** CPU and memory as they are written. */
export interface Amounts {
  cpu?: string;
  memory?: string;
}

/** What the containers of a pod ask for and may use, as settings. */
export function amountSettings(
  pod: { requests?: Amounts; limits?: Amounts } | undefined,
): Settings {
  return textsOf({
    'CPU request': pod?.requests?.cpu,
    'CPU limit': pod?.limits?.cpu,
    'memory request': pod?.requests?.memory,
    'memory limit': pod?.limits?.memory,
  });
}
