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
import { Fragment, ReactNode } from 'react';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(110px, max-content) 1fr',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(0.75),
      margin: 0,
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    key: { color: quietColor(theme) },
    value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'DatabasesKeyValueList' },
);

/** Names with their values, one pair a line. */
export function KeyValueList(props: {
  items: ReadonlyArray<{ name: string; value: ReactNode }>;
}) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.items.map(({ name, value }) => (
        <Fragment key={name}>
          <dt className={classes.key}>{name}</dt>
          <dd className={classes.value}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
