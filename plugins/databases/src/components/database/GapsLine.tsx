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
import VisibilityOffOutlinedIcon from '@material-ui/icons/VisibilityOffOutlined';
import { Gap } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { useTone } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1),
      margin: 0,
      fontSize: '0.875rem',
      lineHeight: 1.5,
      maxWidth: 1040,
    },
    icon: { fontSize: 18, marginTop: 2 },
  }),
  { name: 'DatabasesGapsLine' },
);

/** What could not be read, and so is missing on this page. */
export function GapsLine({ gaps }: { gaps: readonly Gap[] }) {
  const classes = useStyles();
  const t = useT();
  const warning = useTone('warning');
  if (gaps.length === 0) {
    return null;
  }
  return (
    <p className={classes.root}>
      <VisibilityOffOutlinedIcon
        className={classes.icon}
        style={{ color: warning.text }}
        aria-hidden
      />
      <span>
        {t('gaps.lead')}{' '}
        {gaps
          .map(({ resource, reason }) => `${resource} (${reason})`)
          .join('; ')}
      </span>
    </p>
  );
}
