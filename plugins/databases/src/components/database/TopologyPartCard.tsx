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
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/Warning';
import { Member } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { quietColor } from '../../lib/quietColor';
import { leadershipOf, TopologyPart } from '../../lib/topologyParts';
import { MembersCount, roleLooks, useTone } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    root: {
      minWidth: 0,
      padding: theme.spacing(1.25, 1.5, 1.5),
      borderRadius: 8,
      backgroundColor:
        theme.palette.type === 'dark'
          ? 'rgba(255, 255, 255, 0.05)'
          : 'rgba(0, 0, 0, 0.03)',
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 1),
      marginBottom: theme.spacing(1),
    },
    title: { fontSize: '0.875rem', fontWeight: 600, overflowWrap: 'anywhere' },
    warning: {
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      margin: theme.spacing(0, 0, 1),
      fontSize: '0.8125rem',
      fontWeight: 600,
    },
    warningIcon: { fontSize: 16 },
    members: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 180px), 1fr))',
      gap: theme.spacing(0.75),
    },
    member: {
      minWidth: 0,
      padding: theme.spacing(0.75, 1.25),
      border: `1.25px solid ${
        theme.palette.type === 'dark' ? '#9aa0a6' : '#9aa3ad'
      }`,
      borderRadius: 6,
      backgroundColor: theme.palette.background.paper,
      fontSize: '0.8125rem',
      lineHeight: 1.45,
    },
    primary: {
      borderColor: theme.palette.primary.main,
      boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
    },
    notReady: { borderStyle: 'dashed', borderWidth: 2 },
    line: { display: 'flex', alignItems: 'center', gap: 6, minWidth: 0 },
    icon: { fontSize: 15, flex: 'none' },
    name: { fontWeight: 600, overflowWrap: 'anywhere' },
    quiet: { color: quietColor(theme), overflowWrap: 'anywhere' },
  }),
  { name: 'DatabasesTopologyPart' },
);

/** A part of a database: what it is, whether it has a primary, and its members. */
export function TopologyPartCard({ part }: { part: TopologyPart }) {
  const classes = useStyles();
  const t = useT();
  const warning = useTone('warning');
  const { name, kind, members, ready, total } = part;
  const leadership = leadershipOf(part);
  return (
    <li className={classes.root}>
      <div className={classes.head}>
        <Typography component="h4" className={classes.title}>
          {t(`topology.part.${kind}`, { name: name ?? '' })}
        </Typography>
        <MembersCount ready={ready} total={total} />
      </div>
      {leadership === 'unknown' && (
        <p className={`${classes.warning} ${classes.quiet}`}>
          <HelpOutlineIcon className={classes.warningIcon} aria-hidden />
          {t('topology.primaryUnknown')}
        </p>
      )}
      {leadership === 'none' && (
        <p className={classes.warning} style={{ color: warning.text }}>
          <WarningIcon className={classes.warningIcon} aria-hidden />
          {t('topology.noPrimary')}
        </p>
      )}
      {members.length > 0 ? (
        <ul className={classes.members}>
          {members.map(member => (
            <PartMember key={member.name} member={member} />
          ))}
        </ul>
      ) : (
        <span className={classes.quiet}>{t('topology.noMembers')}</span>
      )}
    </li>
  );
}

function PartMember({ member }: { member: Member }) {
  const classes = useStyles();
  const t = useT();
  const warning = useTone('warning');
  const { name, role, ready, state, zone, node } = member;
  const Icon = roleLooks[role];
  return (
    <li
      className={[
        classes.member,
        role === 'primary' ? classes.primary : '',
        ready ? '' : classes.notReady,
      ].join(' ')}
      style={ready ? undefined : { borderColor: warning.text }}
    >
      <div className={classes.line}>
        <Icon className={classes.icon} aria-hidden />
        <span className={classes.name}>{name}</span>
      </div>
      <div style={ready ? undefined : { color: warning.text, fontWeight: 600 }}>
        {[
          t(`role.${role}`),
          ready ? t('members.isReady') : t('members.isNotReady'),
        ].join(' · ')}
      </div>
      <div className={classes.quiet}>
        {[
          state && t('members.says', { word: state }),
          zone ? t('topology.zone', { zone }) : node,
        ]
          .filter(Boolean)
          .join(' · ') || t('members.notScheduled')}
      </div>
    </li>
  );
}
