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
import { engineTitle } from '@database-platform/plugin-databases-common';
import { engineLookOf } from '../../engines/engineLooks';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      verticalAlign: 'top',
    },
    letters: {
      flex: 'none',
      alignSelf: 'flex-start',
      marginTop: 1,
      width: 24,
      padding: '1px 0',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
      textAlign: 'center',
      fontSize: '0.6875rem',
      lineHeight: 1.45,
      fontWeight: 600,
      color: quietColor(theme),
    },
  }),
  { name: 'DatabasesEngineMark' },
);

/** An engine by its letters and its name, with the version where it is known. */
export function EngineMark(props: { engine: string; version?: string }) {
  const { engine, version } = props;
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <span className={classes.letters} aria-hidden>
        {engineLookOf(engine).letters}
      </span>
      <span>{[engineTitle(engine), version].filter(Boolean).join(' ')}</span>
    </span>
  );
}
