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
import { ComponentType } from 'react';
import { Tone } from '../../lib/statusPalette';
import { useTone } from './useTone';

const useStyles = makeStyles(
  {
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 5,
      padding: '1px 9px 1px 6px',
      border: '1px solid',
      borderRadius: 12,
      fontSize: '0.8125rem',
      lineHeight: '20px',
      fontWeight: 600,
      whiteSpace: 'nowrap',
    },
    icon: { fontSize: 16 },
  },
  { name: 'DatabasesToneChip' },
);

/** A word with an icon, in a tone. */
export function ToneChip(props: {
  tone: Tone;
  Icon: ComponentType<SvgIconProps>;
  label: string;
}) {
  const { tone, Icon, label } = props;
  const classes = useStyles();
  const colors = useTone(tone);
  return (
    <span
      className={classes.root}
      style={{
        color: colors.text,
        backgroundColor: colors.background,
        borderColor: colors.border,
      }}
    >
      <Icon className={classes.icon} aria-hidden />
      {label}
    </span>
  );
}
