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

import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DeleteIcon from '@material-ui/icons/Delete';
import HelpIcon from '@material-ui/icons/Help';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import PauseCircleFilledIcon from '@material-ui/icons/PauseCircleFilled';
import WarningIcon from '@material-ui/icons/Warning';
import { ComponentType } from 'react';
import { Tone } from '../../lib/statusPalette';

/** How each phase looks: a shape of its own and a tone. */
export const phaseLooks: Readonly<
  Record<DatabasePhase, { tone: Tone; Icon: ComponentType<SvgIconProps> }>
> = {
  provisioning: { tone: 'changing', Icon: HourglassEmptyIcon },
  running: { tone: 'good', Icon: CheckCircleIcon },
  updating: { tone: 'changing', Icon: AutorenewIcon },
  degraded: { tone: 'warning', Icon: WarningIcon },
  failed: { tone: 'bad', Icon: CancelIcon },
  stopped: { tone: 'neutral', Icon: PauseCircleFilledIcon },
  deleting: { tone: 'neutral', Icon: DeleteIcon },
  unknown: { tone: 'warning', Icon: HelpIcon },
};
