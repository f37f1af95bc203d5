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
import { ReactNode } from 'react';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: 0,
      margin: 0,
      padding: 0,
      minWidth: 0,
      fontFamily: theme.typography.fontFamily,
    },
    legend: {
      padding: 0,
      marginBottom: theme.spacing(0.5),
      fontSize: '1rem',
      fontWeight: 600,
    },
    description: {
      margin: theme.spacing(0, 0, 1.5),
      color: quietColor(theme),
      fontSize: '0.875rem',
      lineHeight: 1.5,
      maxWidth: 760,
    },
  }),
  { name: 'DatabasesFieldSet' },
);

/** Several inputs that are one field of a form. */
export function FieldSet(props: {
  id: string;
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  const { id, title, description, children } = props;
  const classes = useStyles();
  return (
    <fieldset id={id} className={classes.root}>
      <legend className={classes.legend}>{title}</legend>
      {description && <p className={classes.description}>{description}</p>}
      {children}
    </fieldset>
  );
}
