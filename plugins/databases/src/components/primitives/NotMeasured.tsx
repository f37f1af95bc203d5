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
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { Hint } from './Hint';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: quietColor(theme),
      borderBottom: `1px dotted ${quietColor(theme)}`,
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'DatabasesNotMeasured' },
);

/** Says that nothing is known, and why: never a zero, never an empty cell. */
export function NotMeasured(props: {
  /** A sentence fragment such as "a single member has nothing to be behind of". */
  reason: string;
  /** `not measured` when absent. */
  label?: string;
  focusable?: boolean;
}) {
  const { reason, label, focusable } = props;
  const classes = useStyles();
  const t = useT();
  return (
    <Hint text={reason} className={classes.root} focusable={focusable}>
      {label ?? t('notMeasured')}
    </Hint>
  );
}
