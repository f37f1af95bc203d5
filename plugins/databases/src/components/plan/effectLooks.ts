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
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import AddCircleOutlineIcon from '@material-ui/icons/AddCircleOutline';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DeleteForeverIcon from '@material-ui/icons/DeleteForever';
import PauseCircleOutlineIcon from '@material-ui/icons/PauseCircleOutline';
import ReplayIcon from '@material-ui/icons/Replay';
import SwapHorizIcon from '@material-ui/icons/SwapHoriz';
import VisibilityOffIcon from '@material-ui/icons/VisibilityOff';
import { ComponentType } from 'react';
import { Tone } from '../../lib/statusPalette';

/** How each effect of a change looks: a shape of its own and a tone. */
export const effectLooks: Readonly<
  Record<ImpactEffect, { tone: Tone; Icon: ComponentType<SvgIconProps> }>
> = {
  online: { tone: 'good', Icon: CheckCircleIcon },
  'rolling restart': { tone: 'changing', Icon: AutorenewIcon },
  failover: { tone: 'warning', Icon: SwapHorizIcon },
  recreate: { tone: 'warning', Icon: ReplayIcon },
  stopped: { tone: 'bad', Icon: PauseCircleOutlineIcon },
  'ignored by the operator': { tone: 'warning', Icon: VisibilityOffIcon },
  refused: { tone: 'bad', Icon: BlockIcon },
  created: { tone: 'changing', Icon: AddCircleOutlineIcon },
  deleted: { tone: 'bad', Icon: DeleteForeverIcon },
};
