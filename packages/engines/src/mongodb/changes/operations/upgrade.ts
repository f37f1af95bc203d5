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

import { mongodbInputs } from '@database-platform/plugin-databases-common';
import { changeCrVersion } from '../aspects/crVersion';
import { changeUpgradeOptions } from '../aspects/upgradeOptions';
import { changeVersion } from '../aspects/version';
import { currentVersion } from '../current';
import { editOperation } from '../Operation';

export const upgrade = editOperation({
  id: 'upgrade',
  title: 'Upgrade',
  verb: 'Upgrade',
  input: mongodbInputs.upgrade,
  current: ({ manifest }) => currentVersion(manifest),
  change: (draft, input) => {
    changeUpgradeOptions(draft, input.upgradeOptions);
    changeVersion(draft, input);
    changeCrVersion(draft, input.crVersion);
  },
});
