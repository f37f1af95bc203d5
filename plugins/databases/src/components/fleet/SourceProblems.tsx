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
import { useRouteRef } from '@backstage/core-plugin-api';
import ButtonBase from '@material-ui/core/ButtonBase';
import Collapse from '@material-ui/core/Collapse';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import SyncProblemIcon from '@material-ui/icons/SyncProblem';
import { DatabaseList } from '@database-platform/plugin-databases-common';
import { useId, useState } from 'react';
import { useT } from '../../hooks/useT';
import { rootRouteRef } from '../../routes';
import { RelativeTime, useTone } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0.75),
      marginLeft: theme.spacing(-0.75),
      borderRadius: 4,
      fontFamily: 'inherit',
      fontSize: '0.875rem',
      textAlign: 'left',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    icon: { fontSize: 18 },
    chevron: {
      fontSize: 18,
      transition: theme.transitions.create('transform', { duration: 150 }),
    },
    open: { transform: 'rotate(180deg)' },
    list: {
      margin: theme.spacing(0.5, 0, 1),
      paddingLeft: theme.spacing(4),
      fontSize: '0.875rem',
      lineHeight: 1.6,
    },
  }),
  { name: 'DatabasesSourceProblems' },
);

/** A quiet line that says which Kubernetes clusters are not wholly known, and opens to why. */
export function SourceProblems(props: {
  problems: DatabaseList['sourceProblems'];
}) {
  const { problems } = props;
  const classes = useStyles();
  const t = useT();
  const id = useId();
  const root = useRouteRef(rootRouteRef)();
  const warning = useTone('warning');
  const [open, setOpen] = useState(false);
  if (problems.length === 0) {
    return null;
  }
  return (
    <div>
      <ButtonBase
        className={classes.line}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <SyncProblemIcon
          className={classes.icon}
          style={{ color: warning.text }}
          aria-hidden
        />
        {problems.length === 1
          ? t('sources.oneProblem', {
              kubernetesCluster: problems[0].kubernetesCluster,
            })
          : t('sources.problems', { n: String(problems.length) })}
        <ExpandMoreIcon
          className={`${classes.chevron} ${open ? classes.open : ''}`}
          aria-hidden
        />
      </ButtonBase>
      <div id={id}>
        <Collapse in={open}>
          <ul className={classes.list}>
            {problems.map(problem => (
              <li key={problem.kubernetesCluster}>
                <strong>{problem.kubernetesCluster}</strong>:{' '}
                {t(`sourceState.${problem.state}`)} {t('sources.for')}{' '}
                <RelativeTime at={problem.since} as="age" />. {problem.reason}
              </li>
            ))}
            <li>
              {t('sources.lastKnown')}{' '}
              <Link to={`${root.replace(/\/$/, '')}/sources`}>
                {t('sources.all')}
              </Link>
            </li>
          </ul>
        </Collapse>
      </div>
    </div>
  );
}
