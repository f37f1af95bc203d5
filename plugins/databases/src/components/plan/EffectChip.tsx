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

import { ImpactEffect } from '@database-platform/plugin-databases-common';
import { useFormsT } from '../../hooks/useFormsT';
import { Hint, ToneChip } from '../primitives';
import { effectLooks } from './effectLooks';

/** What a change does to the running database, in a word: shape, word and colour; the meaning in the tooltip. */
export function EffectChip({ effect }: { effect: ImpactEffect }) {
  const t = useFormsT();
  return (
    <Hint text={t(`plan.effectHint.${effect}`)}>
      <ToneChip {...effectLooks[effect]} label={t(`plan.effect.${effect}`)} />
    </Hint>
  );
}
