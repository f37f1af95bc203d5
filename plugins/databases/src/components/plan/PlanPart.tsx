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
import { ReactNode, useId } from 'react';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: { margin: theme.spacing(2.5, 0, 0), minWidth: 0 },
    title: {
      margin: theme.spacing(0, 0, 0.75),
      fontSize: '0.9375rem',
      fontWeight: 600,
      lineHeight: 1.5,
    },
    description: {
      margin: theme.spacing(-0.25, 0, 1),
      color: quietColor(theme),
      fontSize: '0.875rem',
    },
  }),
  { name: 'DatabasesPlanPart' },
);

/** A part of a plan with a heading of its own. */
export function PlanPart(props: {
  title: string;
  description?: ReactNode;
  children?: ReactNode;
}) {
  const { title, description, children } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <section className={classes.root} aria-labelledby={id}>
      <Typography component="h4" id={id} className={classes.title}>
        {title}
      </Typography>
      {description && <p className={classes.description}>{description}</p>}
      {children}
    </section>
  );
}
