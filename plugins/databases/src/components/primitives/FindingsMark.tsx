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
import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { rowHint } from './rowHint';
import { severityLooks } from './severityLooks';
import { useTone } from './useTone';

const useStyles = makeStyles(
  {
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 3,
      fontSize: '0.8125rem',
      lineHeight: '20px',
      fontWeight: 600,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    icon: { fontSize: 16 },
  },
  { name: 'DatabasesFindingsMark' },
);

/** How many findings of the worst severity there are: shape and number; nothing where none is worse than a note. */
export function FindingsMark(props: {
  counts: DatabaseSummary['findingCounts'];
}) {
  const { critical, warning } = props.counts;
  const classes = useStyles();
  const t = useT();
  const severity = critical > 0 ? 'critical' : 'warning';
  const { Icon, tone } = severityLooks[severity];
  const colors = useTone(tone);
  if (critical + warning === 0) {
    return null;
  }
  const words = {
    critical: t('finding.critical', { count: critical }),
    warnings: t('finding.warning', { count: warning }),
  };
  const shownWords = critical > 0 ? words.critical : words.warnings;
  const label =
    critical > 0 && warning > 0 ? t('finding.both', words) : shownWords;
  return (
    <span
      className={classes.root}
      style={{ color: colors.text }}
      role="img"
      aria-label={label}
      {...rowHint(label)}
    >
      <Icon className={classes.icon} aria-hidden />
      {critical || warning}
    </span>
  );
}
