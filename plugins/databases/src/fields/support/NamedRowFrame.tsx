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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblem } from '../../lib/checkInput';
import { NamedRow } from '../../lib/namedChange';
import { quietColor } from '../../lib/quietColor';
import { FieldProblems } from './FieldProblems';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    row: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    inputs: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1, 2),
      marginTop: theme.spacing(1),
      '&:empty': { display: 'none' },
    },
    name: {
      flex: '1 1 0',
      minWidth: 0,
      overflowWrap: 'anywhere',
      fontSize: '0.875rem',
      fontWeight: 600,
    },
    gone: { textDecoration: 'line-through', fontWeight: 400 },
    quiet: {
      display: 'block',
      color: quietColor(theme),
      fontSize: '0.8125rem',
      fontWeight: 400,
    },
  }),
  { name: 'DatabasesNamedRow' },
);

/** A row of a list: its name and what becomes of it, its inputs, and the way to take it out or to leave it. */
export function NamedRowFrame(props: {
  id: string;
  name: string;
  state: NamedRow<{ name: string }>['state'];
  /** What becomes of it when it is taken out. */
  gone: string;
  problems: readonly FieldProblem[];
  disabled: boolean;
  children: ReactNode;
  onRemove: () => void;
  onRestore: () => void;
}) {
  const { id, name, state, gone, problems, disabled, children } = props;
  const classes = useStyles();
  const t = useFormsT();
  const isGone = state === 'removed';
  return (
    <li id={id} className={classes.root}>
      <div className={classes.row}>
        <span className={`${classes.name} ${isGone ? classes.gone : ''}`}>
          {name}
          {state !== 'same' && !isGone && (
            <span className={classes.quiet}>
              {t(`fields.users.state.${state}`)}
            </span>
          )}
        </span>
        <Button
          size="small"
          style={{ textTransform: 'none' }}
          disabled={disabled}
          aria-label={t(isGone ? 'fields.users.undo' : 'fields.users.remove', {
            name,
          })}
          onClick={isGone ? props.onRestore : props.onRemove}
        >
          {t(
            isGone
              ? 'fields.parameters.undoShort'
              : 'fields.parameters.removeShort',
          )}
        </Button>
      </div>
      {isGone ? (
        <span className={classes.quiet}>{gone}</span>
      ) : (
        <div className={classes.inputs}>{children}</div>
      )}
      <FieldProblems id={`${id}_problem`} problems={problems} />
    </li>
  );
}
