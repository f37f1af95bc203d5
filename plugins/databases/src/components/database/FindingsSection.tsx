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
import Typography from '@material-ui/core/Typography';
import { Database, Finding } from '@database-platform/plugin-databases-common';
import { quietColor } from '../../lib/quietColor';
import { useOperations } from '../../hooks/OperationsContext';
import { useT } from '../../hooks/useT';
import { localTimes } from '../../lib/localTimes';
import { OperationButton } from '../actions';
import { SectionCard, SeverityMark } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'flex',
      flexDirection: 'column',
    },
    finding: {
      padding: theme.spacing(1.75, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0, paddingTop: 0 },
      '&:last-child': { paddingBottom: 0 },
    },
    title: {
      fontSize: '0.875rem',
      fontWeight: 600,
      margin: theme.spacing(0.75, 0, 0.25),
      lineHeight: 1.5,
      overflowWrap: 'anywhere',
    },
    text: {
      margin: theme.spacing(0.25, 0),
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    why: { color: quietColor(theme) },
  }),
  { name: 'DatabasesFindingsSection' },
);

/** What a person should know: what is so, why it matters, what to do. */
export function FindingsSection({ database }: { database: Database }) {
  const { findings } = database;
  const classes = useStyles();
  const t = useT();
  return (
    <SectionCard title={t('finding.title')}>
      {findings.length === 0 ? (
        t('finding.none')
      ) : (
        <ul className={classes.list}>
          {findings.map(finding => (
            <li
              key={`${finding.id} ${finding.subject ?? ''}`}
              className={classes.finding}
            >
              <SeverityMark severity={finding.severity} />
              <Typography component="h4" className={classes.title}>
                {localTimes(finding.title)}
              </Typography>
              <p className={`${classes.text} ${classes.why}`}>
                {localTimes(finding.detail)}
              </p>
              {finding.advice && (
                <p className={classes.text}>
                  {t('finding.advice', { advice: localTimes(finding.advice) })}
                </p>
              )}
              <FindingAction database={database} finding={finding} />
              {finding.source && (
                <p className={classes.text}>
                  <Link to={finding.source.url}>{finding.source.title}</Link>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  );
}

/** The button that opens the form by which the advice can be followed. */
function FindingAction(props: { database: Database; finding: Finding }) {
  const { database, finding } = props;
  const operations = useOperations()?.data?.operations;
  const item = operations?.items.find(
    ({ id, applies }) => id === finding.operation && applies,
  );
  return item ? <OperationButton database={database} item={item} /> : null;
}
