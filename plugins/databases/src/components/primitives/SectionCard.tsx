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

import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode, useId } from 'react';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 8,
      boxShadow: 'none',
      backgroundImage: 'none',
      padding: theme.spacing(2.5, 3, 3),
      minWidth: 0,
      [theme.breakpoints.down('sm')]: { padding: theme.spacing(2) },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1.5),
    },
    title: {
      fontSize: '1rem',
      fontWeight: 600,
      margin: 0,
      marginRight: 'auto',
      lineHeight: 1.75,
    },
    description: {
      color: quietColor(theme),
      fontSize: '0.875rem',
      margin: theme.spacing(-1, 0, 1.5),
      maxWidth: 760,
    },
  }),
  { name: 'DatabasesSectionCard' },
);

/** A part of a page with a heading of its own. */
export function SectionCard(props: {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const { title, description, action, className = '', children } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <Paper
      component="section"
      className={`${classes.root} ${className}`}
      aria-labelledby={id}
    >
      <div className={classes.head}>
        <Typography component="h3" id={id} className={classes.title}>
          {title}
        </Typography>
        {action}
      </div>
      {description && <p className={classes.description}>{description}</p>}
      {children}
    </Paper>
  );
}
