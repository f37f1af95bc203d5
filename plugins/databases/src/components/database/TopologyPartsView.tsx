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
import Typography from '@material-ui/core/Typography';
import { Companion } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { quietColor } from '../../lib/quietColor';
import { TopologyParts } from '../../lib/topologyParts';
import { MembersCount, roleLooks } from '../primitives';
import { TopologyPartCard } from './TopologyPartCard';

const useStyles = makeStyles(
  theme => ({
    routers: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
    },
    router: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.25),
      flex: '1 1 240px',
      padding: theme.spacing(1.25, 1.75),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 8,
      fontSize: '0.875rem',
    },
    icon: { fontSize: 18 },
    name: { fontWeight: 600, overflowWrap: 'anywhere' },
    quiet: { color: quietColor(theme) },
    count: { marginLeft: 'auto' },
    arrow: {
      display: 'block',
      margin: '0 auto',
      width: 12,
      height: 26,
      fill: quietColor(theme),
      stroke: quietColor(theme),
    },
    parts: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      // As many parts beside each other as have room for a name of usual length.
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 212px), 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'start',
    },
  }),
  { name: 'DatabasesTopologyParts' },
);

/** Routers, and below them the parts of a database with their members. It is text throughout, so that it can be read aloud and wraps where there is little room. */
export function TopologyPartsView({ topology }: { topology: TopologyParts }) {
  const classes = useStyles();
  const t = useT();
  const { routers, parts } = topology;
  return (
    <div>
      {routers.length > 0 && (
        <>
          <ul className={classes.routers} aria-label={t('topology.routers')}>
            {routers.map(router => (
              <Router key={router.name} router={router} />
            ))}
          </ul>
          <svg className={classes.arrow} viewBox="0 0 12 26" aria-hidden>
            <path d="M 6 2 V 18" strokeWidth="1.5" />
            <path d="M 2 17 L 6 25 L 10 17 z" stroke="none" />
          </svg>
        </>
      )}
      <ul className={classes.parts} aria-label={t('topology.parts')}>
        {parts.map(part => (
          <TopologyPartCard key={part.name ?? ''} part={part} />
        ))}
      </ul>
    </div>
  );
}

function Router({ router }: { router: Companion }) {
  const classes = useStyles();
  const t = useT();
  const Icon = roleLooks.router;
  return (
    <li className={classes.router}>
      <Icon className={classes.icon} aria-hidden />
      <Typography component="span" variant="inherit" className={classes.name}>
        {router.name}
      </Typography>
      <span className={classes.quiet}>{t('topology.routerHint')}</span>
      <span className={classes.count}>
        <MembersCount ready={router.ready} total={router.total} />
      </span>
    </li>
  );
}
