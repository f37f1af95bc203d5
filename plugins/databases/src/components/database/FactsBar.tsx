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

import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import {
  Database,
  isMeasured,
} from '@database-platform/plugin-databases-common';
import { ReactNode } from 'react';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { isLeaderUntold } from '../../lib/topologyParts';
import {
  BytesText,
  LagCell,
  MembersCount,
  NotMeasured,
  RelativeTime,
} from '../primitives';
import { Muted } from './Muted';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
      margin: 0,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 8,
      boxShadow: 'none',
      backgroundImage: 'none',
      overflow: 'hidden',
    },
    fact: {
      padding: theme.spacing(1.75, 2.5),
      borderLeft: `1px solid ${theme.palette.divider}`,
      borderTop: `1px solid ${theme.palette.divider}`,
      marginLeft: -1,
      marginTop: -1,
      minWidth: 0,
    },
    name: { color: quietColor(theme), fontSize: '0.8125rem' },
    value: {
      margin: theme.spacing(0.25, 0, 0),
      fontSize: '1.125rem',
      fontWeight: 600,
      lineHeight: 1.5,
    },
    note: { fontWeight: 400 },
  }),
  { name: 'DatabasesFactsBar' },
);

/** The figures that one asks for first. */
export function FactsBar({ database }: { database: Database }) {
  const classes = useStyles();
  const t = useT();
  const { topology, storage, history, lag } = database;
  const lastFailover = history.at(0);
  const leadsStandby = topology.members.some(
    ({ role }) => role === 'standby-leader',
  );
  const facts: Array<{ name: string; value: ReactNode; note?: ReactNode }> = [
    {
      name: t('fact.members'),
      value: <MembersCount {...database.members} />,
      note: t('fact.membersReady'),
    },
    {
      name: t('fact.lag'),
      value: <LagCell lag={lag} />,
      note: isMeasured(lag) ? lag.member : undefined,
    },
    {
      name: t('fact.storage'),
      value: storage ? (
        <BytesText
          bytes={storage.bytesPerMember}
          source={t('storage.declared', {
            declared: storage.declared,
            storageClass: storage.storageClass ?? t('storage.defaultClass'),
          })}
        />
      ) : (
        <NotMeasured
          label={t('storage.notDeclared')}
          reason={t('storage.notDeclaredHint')}
        />
      ),
      note: storage && (storage.storageClass ?? t('storage.defaultClass')),
    },
    primaryFact(),
    {
      name: t('fact.version'),
      value: database.version ?? (
        <NotMeasured
          label={t('time.notKnown')}
          reason={t('fact.versionUnknown')}
        />
      ),
      note:
        database.declared.version &&
        database.declared.version !== database.version
          ? t('fact.versionDeclared', { version: database.declared.version })
          : undefined,
    },
    {
      name: t('fact.lastFailover'),
      value: lastFailoverValue(),
      note: lastFailover?.newPrimary
        ? t('fact.failoverTo', { member: lastFailover.newPrimary })
        : undefined,
    },
  ];
  return (
    <Paper component="dl" className={classes.root}>
      {facts.map(({ name, value, note }) => (
        <div key={name} className={classes.fact}>
          <dt className={classes.name}>{name}</dt>
          <dd className={classes.value}>
            {value}
            {note && (
              <span className={classes.note}>
                <Muted>{note}</Muted>
              </span>
            )}
          </dd>
        </div>
      ))}
    </Paper>
  );

  function lastFailoverValue(): ReactNode {
    if (lastFailover) {
      return (
        <RelativeTime at={lastFailover.at} unknown={t('history.noTime')} />
      );
    }
    return database.historyNotRecorded ? (
      <NotMeasured
        label={t('fact.failoverNotRecorded')}
        reason={t('history.notRecorded', {
          reason: database.historyNotRecorded,
        })}
      />
    ) : (
      t('fact.noFailover')
    );
  }

  function primaryFact(): { name: string; value: ReactNode; note?: ReactNode } {
    const shards = (topology.groups ?? []).filter(
      ({ kind }) => kind === 'shard',
    );
    if (shards.length > 0) {
      const led = shards.filter(({ primary }) => primary !== undefined).length;
      if (led < shards.length && isLeaderUntold(topology.members)) {
        return {
          name: t('fact.shards'),
          value: (
            <NotMeasured
              label={t('time.notKnown')}
              reason={t('fact.shardsUntold')}
            />
          ),
        };
      }
      return {
        name: t('fact.shards'),
        value: (
          <MembersCount
            ready={led}
            total={shards.length}
            label={t('fact.shardsReady', {
              ready: String(led),
              total: String(shards.length),
            })}
          />
        ),
      };
    }
    return {
      name: leadsStandby ? t('fact.leaderSince') : t('fact.primarySince'),
      value: topology.primary ? (
        <RelativeTime
          at={topology.primary.since}
          as="age"
          unknown={t('fact.primarySinceUnknown')}
        />
      ) : (
        <NotMeasured
          label={t('fact.noPrimary')}
          reason={t('fact.noPrimaryHint')}
        />
      ),
      note: topology.primary?.member,
    };
  }
}
