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

import { ChangeState } from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { ToneChip } from '../primitives';
import { changeLooks } from './changeLooks';

/** How a change stands: icon, word and colour. */
export function ChangeStateChip({ state }: { state: ChangeState }) {
  const t = useChangesT();
  return (
    <ToneChip {...changeLooks[state]} label={t(`changes.state.${state}`)} />
  );
}
