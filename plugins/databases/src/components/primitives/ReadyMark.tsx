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
import CheckIcon from '@material-ui/icons/Check';
import WarningIcon from '@material-ui/icons/Warning';
import { useT } from '../../hooks/useT';
import { useTone } from './useTone';

const useStyles = makeStyles(
  {
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 4,
      fontWeight: 600,
      whiteSpace: 'nowrap',
    },
    icon: { fontSize: 16 },
  },
  { name: 'DatabasesReadyMark' },
);

/** Ready or not: shape, word and colour. */
export function ReadyMark({ ready }: { ready: boolean }) {
  const classes = useStyles();
  const t = useT();
  const { text } = useTone(ready ? 'good' : 'warning');
  const Icon = ready ? CheckIcon : WarningIcon;
  return (
    <span className={classes.root} style={{ color: text }}>
      <Icon className={classes.icon} aria-hidden />
      {ready ? t('members.isReady') : t('members.isNotReady')}
    </span>
  );
}
