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

import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { rowHint } from './rowHint';

const useStyles = makeStyles(
  theme => ({
    anchor: {
      borderRadius: 2,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    tooltip: { fontSize: '0.8125rem', lineHeight: 1.45, maxWidth: 360 },
  }),
  { name: 'DatabasesHint' },
);

/** Text with a tooltip that pointer and keyboard both reach. */
export function Hint(props: {
  text: string;
  children: ReactNode;
  className?: string;
  /** False in a row of a long table, whose keys lead to it: see {@link rowHint}. */
  focusable?: boolean;
}) {
  const { text, children, className = '', focusable = true } = props;
  const classes = useStyles();
  if (!focusable) {
    return (
      <span className={`${classes.anchor} ${className}`} {...rowHint(text)}>
        {children}
      </span>
    );
  }
  return (
    <Tooltip title={text} classes={{ tooltip: classes.tooltip }}>
      <span
        className={`${classes.anchor} ${className}`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {children}
      </span>
    </Tooltip>
  );
}
