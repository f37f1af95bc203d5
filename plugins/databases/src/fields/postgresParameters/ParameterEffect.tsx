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

import { postgresqlParameterEffect } from '@database-platform/plugin-databases-common';
import { Hint, ToneChip } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { parameterEffectLooks } from './parameterEffectLooks';

/** What it does when a parameter becomes another value. */
export function ParameterEffect(props: {
  name: string;
  version: string | undefined;
}) {
  const t = useFormsT();
  const effect = postgresqlParameterEffect(props.name, props.version);
  return (
    <Hint text={t(`fields.parameters.effectHint.${effect}`)}>
      <ToneChip
        {...parameterEffectLooks[effect]}
        label={t(`fields.parameters.effect.${effect}`)}
      />
    </Hint>
  );
}
