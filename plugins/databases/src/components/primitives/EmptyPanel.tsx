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
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(6, 3),
      textAlign: 'center',
      color: quietColor(theme),
    },
    title: {
      fontSize: '1.125rem',
      fontWeight: 600,
      color: theme.palette.text.primary,
    },
    text: { maxWidth: 560, margin: theme.spacing(1, 'auto', 2) },
  }),
  { name: 'DatabasesEmptyPanel' },
);

/** Says what would fill an empty place, and offers the step. */
export function EmptyPanel(props: {
  title: string;
  description: ReactNode;
  action?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography component="p" className={classes.title}>
        {props.title}
      </Typography>
      <p className={classes.text}>{props.description}</p>
      {props.action}
    </div>
  );
}
