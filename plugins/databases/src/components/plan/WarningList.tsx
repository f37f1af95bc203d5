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
import { PlanWarning } from '@database-platform/plugin-databases-common';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTone } from '../primitives';
import { SourceLink } from './SourceLink';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0),
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    icon: { fontSize: 18, marginTop: 2 },
  }),
  { name: 'DatabasesWarningList' },
);

/** What a person should know before they go on. */
export function WarningList(props: { warnings: readonly PlanWarning[] }) {
  const classes = useStyles();
  const { text } = useTone('warning');
  return (
    <ul className={classes.list}>
      {props.warnings.map(({ rule, field, message, source }) => (
        <li key={`${rule} ${field ?? ''} ${message}`} className={classes.item}>
          <ReportProblemOutlinedIcon
            className={classes.icon}
            style={{ color: text }}
            aria-hidden
          />
          <span>
            {message} <SourceLink source={source} />
          </span>
        </li>
      ))}
    </ul>
  );
}
