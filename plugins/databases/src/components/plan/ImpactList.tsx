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
import {
  DurationClass,
  Impact,
} from '@database-platform/plugin-databases-common';
import { useFormsT } from '../../hooks/useFormsT';
import { quietColor } from '../../lib/quietColor';
import { FormsTranslate } from '../../formsTranslation';
import { EffectChip } from './EffectChip';
import { SourceLink } from './SourceLink';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      padding: theme.spacing(1.25, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0, paddingTop: 0 },
      '&:last-child': { paddingBottom: 0 },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      fontSize: '0.875rem',
    },
    path: {
      fontFamily:
        'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
    },
    values: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
    reason: {
      margin: theme.spacing(0.5, 0, 0),
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    quiet: {
      margin: theme.spacing(0.25, 0, 0),
      color: quietColor(theme),
      fontSize: '0.8125rem',
    },
    none: { margin: 0, color: quietColor(theme), fontSize: '0.875rem' },
  }),
  { name: 'DatabasesImpactList' },
);

/** What each changed field does to the running database, and why. */
export function ImpactList({ impacts }: { impacts: readonly Impact[] }) {
  const classes = useStyles();
  const t = useFormsT();
  if (impacts.length === 0) {
    return <p className={classes.none}>{t('plan.impacts.none')}</p>;
  }
  return (
    <ul className={classes.list}>
      {impacts.map((impact, index) => {
        const values = valuesOf(impact, t);
        return (
          // Two impacts may be of one path: what the operator does, and what a rule says of it.
          <li
            key={`${impact.path} ${impact.rule} ${index}`}
            className={classes.item}
          >
            <div className={classes.head}>
              <EffectChip effect={impact.effect} />
              <code className={classes.path}>{impact.path}</code>
              {values && <span className={classes.values}>{values}</span>}
            </div>
            <p className={classes.reason}>{impact.reason}</p>
            <p className={classes.quiet}>
              {durationOf(impact, t)} <SourceLink source={impact.source} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function valuesOf({ from, to }: Impact, t: FormsTranslate): string | undefined {
  if (from !== undefined && to !== undefined) {
    return t('plan.impacts.change', { from, to });
  }
  if (to !== undefined) {
    return t('plan.impacts.added', { to });
  }
  return from === undefined ? undefined : t('plan.impacts.removed', { from });
}

/** What takes effect online or not at all is not felt, so its length says nothing. */
function durationOf(
  { effect, duration }: { effect: Impact['effect']; duration: DurationClass },
  t: FormsTranslate,
): string {
  const felt = effect !== 'ignored by the operator' && effect !== 'refused';
  return felt ? `${t(`plan.duration.${duration}`)}.` : '';
}
