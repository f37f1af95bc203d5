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

import { FindingSeverity } from '@database-platform/plugin-databases-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import ErrorIcon from '@material-ui/icons/Error';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { ComponentType } from 'react';
import { Tone } from '../../lib/statusPalette';

/** How each severity of a finding looks: a shape of its own and a tone. */
export const severityLooks: Readonly<
  Record<FindingSeverity, { tone: Tone; Icon: ComponentType<SvgIconProps> }>
> = {
  critical: { tone: 'bad', Icon: ErrorIcon },
  warning: { tone: 'warning', Icon: ReportProblemOutlinedIcon },
  info: { tone: 'changing', Icon: InfoOutlinedIcon },
};
