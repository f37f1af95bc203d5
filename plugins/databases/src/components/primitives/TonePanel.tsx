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
import { ComponentType, ReactNode } from 'react';
import { Tone } from '../../lib/statusPalette';
import { useTone } from './useTone';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1.5, 2),
      border: '1px solid',
      borderRadius: 8,
      maxWidth: 1040,
      fontSize: '0.875rem',
      lineHeight: 1.55,
      color: theme.palette.text.primary,
    },
    icon: { fontSize: 20, marginTop: 1 },
    body: { minWidth: 0, overflowWrap: 'anywhere' },
    line: { margin: 0, '& + &': { marginTop: theme.spacing(0.5) } },
    first: { fontWeight: 600 },
  }),
  { name: 'DatabasesTonePanel' },
);

/** A few lines that say how something is: an icon and a tone, the first line the most important one. */
export function TonePanel(props: {
  tone: Tone;
  Icon: ComponentType<SvgIconProps>;
  /** Lines that are absent are left out. */
  lines: readonly ReactNode[];
}) {
  const { tone, Icon, lines } = props;
  const classes = useStyles();
  const colors = useTone(tone);
  return (
    <div
      className={classes.root}
      style={{ borderColor: colors.border, backgroundColor: colors.background }}
    >
      <Icon
        className={classes.icon}
        style={{ color: colors.text }}
        aria-hidden
      />
      <div className={classes.body}>
        {lines.map(
          (line, index) =>
            line && (
              // Each line has its place.
              // eslint-disable-next-line react/no-array-index-key
              <p
                key={index}
                className={`${classes.line} ${
                  index === 0 ? classes.first : ''
                }`}
              >
                {line}
              </p>
            ),
        )}
      </div>
    </div>
  );
}
