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

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Plan } from '@database-platform/plugin-databases-common';
import { useFormsT } from '../../hooks/useFormsT';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
  }),
  { name: 'DatabasesOpenChangesList' },
);

/** Changes of the same database that are not at their end, each with its pull request. */
export function OpenChangesList(props: { changes: Plan['openChanges'] }) {
  const classes = useStyles();
  const t = useFormsT();
  return (
    <ul className={classes.root}>
      {props.changes.map(({ id, title, pullRequest }) => (
        <li key={id}>
          {pullRequest ? (
            <Link to={pullRequest.url}>
              {t('plan.openChanges.pullRequest', {
                title,
                number: String(pullRequest.number),
              })}
            </Link>
          ) : (
            title
          )}
        </li>
      ))}
    </ul>
  );
}
