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

import {
  ChangeStage,
  ChangeState,
} from '@database-platform/plugin-databases-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DonutLargeIcon from '@material-ui/icons/DonutLarge';
import HighlightOffIcon from '@material-ui/icons/HighlightOff';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import SkipNextIcon from '@material-ui/icons/SkipNext';
import SyncIcon from '@material-ui/icons/Sync';
import WarningIcon from '@material-ui/icons/Warning';
import { ComponentType } from 'react';
import { Tone } from '../../lib/statusPalette';

interface Look {
  tone: Tone;
  Icon: ComponentType<SvgIconProps>;
}

/** How each state of a change looks: a shape of its own and a tone. */
export const changeLooks: Readonly<Record<ChangeState, Look>> = {
  open: { tone: 'changing', Icon: SyncIcon },
  stuck: { tone: 'warning', Icon: WarningIcon },
  done: { tone: 'good', Icon: CheckCircleIcon },
  closed: { tone: 'neutral', Icon: HighlightOffIcon },
  superseded: { tone: 'neutral', Icon: SkipNextIcon },
  failed: { tone: 'bad', Icon: CancelIcon },
};

/** How each state of a stage looks. */
export const stageLooks: Readonly<Record<ChangeStage['state'], Look>> = {
  waiting: { tone: 'neutral', Icon: RadioButtonUncheckedIcon },
  current: { tone: 'changing', Icon: DonutLargeIcon },
  done: { tone: 'good', Icon: CheckCircleIcon },
  skipped: { tone: 'neutral', Icon: RemoveCircleOutlineIcon },
  failed: { tone: 'bad', Icon: CancelIcon },
};
