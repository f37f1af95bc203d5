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

import { PostgresqlParameterEffect } from '@database-platform/plugin-databases-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpIcon from '@material-ui/icons/Help';
import PersonAddIcon from '@material-ui/icons/PersonAdd';
import ReplayIcon from '@material-ui/icons/Replay';
import VisibilityOffIcon from '@material-ui/icons/VisibilityOff';
import { ComponentType } from 'react';
import { Tone } from '../../lib/statusPalette';

/** How each way in which a parameter takes effect looks: a shape of its own and a tone. */
export const parameterEffectLooks: Readonly<
  Record<
    PostgresqlParameterEffect,
    { tone: Tone; Icon: ComponentType<SvgIconProps> }
  >
> = {
  reload: { tone: 'good', Icon: CheckCircleIcon },
  'new sessions': { tone: 'good', Icon: PersonAddIcon },
  restart: { tone: 'changing', Icon: AutorenewIcon },
  recreate: { tone: 'warning', Icon: ReplayIcon },
  ignored: { tone: 'warning', Icon: VisibilityOffIcon },
  'not known': { tone: 'neutral', Icon: HelpIcon },
};
