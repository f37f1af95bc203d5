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

import { makeStyles } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { DryRun } from '@database-platform/plugin-databases-common';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpIcon from '@material-ui/icons/Help';
import { ComponentType } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { Tone } from '../../lib/statusPalette';
import { quietColor } from '../../lib/quietColor';
import { ToneChip } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    messages: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(2.5),
      color: quietColor(theme),
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DatabasesDryRunLine' },
);

const looks: Readonly<
  Record<
    DryRun['result'],
    {
      tone: Tone;
      Icon: ComponentType<SvgIconProps>;
      text: 'acceptedText' | 'refusedText' | 'notPossibleText';
    }
  >
> = {
  accepted: { tone: 'good', Icon: CheckCircleIcon, text: 'acceptedText' },
  refused: { tone: 'bad', Icon: BlockIcon, text: 'refusedText' },
  'not possible': { tone: 'neutral', Icon: HelpIcon, text: 'notPossibleText' },
};

/** What the target Kubernetes cluster says to the changed object. */
export function DryRunLine({ dryRun }: { dryRun: DryRun }) {
  const classes = useStyles();
  const t = useFormsT();
  const { tone, Icon, text } = looks[dryRun.result];
  return (
    <>
      <div className={classes.root}>
        <ToneChip
          tone={tone}
          Icon={Icon}
          label={t(`plan.dryRun.${dryRun.result}`)}
        />
        <span>{t(`plan.dryRun.${text}`)}</span>
      </div>
      {dryRun.messages.length > 0 && (
        <ul className={classes.messages}>
          {dryRun.messages.map(message => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}
