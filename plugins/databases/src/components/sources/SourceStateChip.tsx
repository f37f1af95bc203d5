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

import { SourceState } from '@database-platform/plugin-databases-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import BlockIcon from '@material-ui/icons/Block';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import SyncProblemIcon from '@material-ui/icons/SyncProblem';
import { ComponentType } from 'react';
import { useT } from '../../hooks/useT';
import { Tone } from '../../lib/statusPalette';
import { ToneChip } from '../primitives';

const looks: Readonly<
  Record<SourceState, { tone: Tone; Icon: ComponentType<SvgIconProps> }>
> = {
  connecting: { tone: 'changing', Icon: HourglassEmptyIcon },
  live: { tone: 'good', Icon: CheckCircleIcon },
  stale: { tone: 'warning', Icon: SyncProblemIcon },
  forbidden: { tone: 'warning', Icon: BlockIcon },
  absent: { tone: 'neutral', Icon: RemoveCircleOutlineIcon },
  failed: { tone: 'bad', Icon: CancelIcon },
};

/** The state of a watch: shape, word and colour. */
export function SourceStateChip({ state }: { state: SourceState }) {
  const t = useT();
  return <ToneChip {...looks[state]} label={t(`sourceState.${state}`)} />;
}
