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
import { PlanError } from '@database-platform/plugin-databases-common';
import BlockIcon from '@material-ui/icons/Block';
import { ReactNode } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { useTone } from '../primitives';
import { SourceLink } from './SourceLink';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      border: '1px solid',
      borderRadius: 8,
      color: theme.palette.text.primary,
    },
    title: { margin: 0, fontSize: '0.9375rem', fontWeight: 600 },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    icon: { fontSize: 18, marginTop: 2 },
    allowed: { display: 'block' },
    links: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
      '&:empty': { display: 'none' },
    },
  }),
  { name: 'DatabasesPlanErrorList' },
);

/** Why a plan cannot become a pull request: each with what is allowed, and a way to the field. */
export function PlanErrorList(props: {
  errors: readonly PlanError[];
  /** The way to the field of an error, where there is one. */
  linkOf?: (field: string) => ReactNode;
}) {
  const { errors, linkOf } = props;
  const classes = useStyles();
  const t = useFormsT();
  const colors = useTone('bad');
  return (
    <div
      className={classes.root}
      style={{ borderColor: colors.border, backgroundColor: colors.background }}
    >
      <p className={classes.title}>
        {t('plan.errors.title', { count: errors.length })}
      </p>
      <ul className={classes.list}>
        {errors.map(({ rule, field, message, allowed, source }) => (
          <li key={`${rule} ${field} ${message}`} className={classes.item}>
            <BlockIcon
              className={classes.icon}
              style={{ color: colors.text }}
              aria-hidden
            />
            <span>
              {message}
              {allowed && (
                <span className={classes.allowed}>
                  {t('plan.errors.allowed', { allowed })}
                </span>
              )}
              <span className={classes.links}>
                {field && linkOf?.(field)}
                <SourceLink source={source} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
