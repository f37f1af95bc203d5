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

import {
  Database,
  databaseLogsReadPermission,
  Member,
  stringifyDatabaseRef,
  Topology,
} from '@database-platform/plugin-databases-common';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import SubjectIcon from '@material-ui/icons/Subject';
import { usePermission } from '@backstage/plugin-permission-react';
import { useT } from '../../hooks/useT';
import { localTimes } from '../../lib/localTimes';
import {
  DataTable,
  LagCell,
  ReadyMark,
  RelativeTime,
  RoleMark,
  SectionCard,
  useFigureStyles,
} from '../primitives';
import { Muted } from './Muted';

/** Every member with what it does and how it is. */
export function MembersSection(props: {
  database: Database;
  onLogs: (member: Member) => void;
}) {
  const { database, onLogs } = props;
  const t = useT();
  const figures = useFigureStyles();
  const logs = usePermission({
    permission: databaseLogsReadPermission,
    resourceRef: stringifyDatabaseRef(database.ref),
  });
  // The backend decides; the button only says beforehand what it would say.
  const refused = !logs.loading && !logs.allowed && !logs.error;
  return (
    <SectionCard title={t('members.title')}>
      <DataTable
        caption={t('members.caption')}
        rows={inParts(database.topology)}
        keyOf={({ name }) => name}
        stackBelow={680}
        columns={[
          {
            id: 'name',
            title: t('members.name'),
            header: true,
            minWidth: 140,
            cell: member => (
              <>
                <strong>{member.name}</strong>
                <Muted>
                  {[member.group, member.node, member.zone]
                    .filter(Boolean)
                    .join(' · ') || t('members.notScheduled')}
                </Muted>
              </>
            ),
          },
          {
            id: 'role',
            title: t('members.role'),
            minWidth: 112,
            cell: member => (
              <>
                <RoleMark role={member.role} />
                {member.timeline !== undefined && (
                  <Muted>
                    {t('members.timeline', { n: String(member.timeline) })}
                  </Muted>
                )}
              </>
            ),
          },
          {
            id: 'state',
            title: t('members.state'),
            minWidth: 110,
            cell: member => <MemberState member={member} />,
          },
          {
            id: 'lag',
            title: t('members.lag'),
            numeric: true,
            cell: ({ lag }) => <LagCell lag={lag} />,
          },
          {
            id: 'restarts',
            title: t('members.restarts'),
            numeric: true,
            cell: ({ restarts }) => (
              <span className={figures.figure}>{restarts}</span>
            ),
          },
          {
            id: 'age',
            title: t('members.age'),
            numeric: true,
            cell: ({ createdAt }) => <RelativeTime at={createdAt} as="age" />,
          },
          {
            id: 'logs',
            title: t('members.actions'),
            cell: member => (
              <LogButton
                member={member}
                refused={refused}
                onOpen={() => onLogs(member)}
              />
            ),
          },
        ]}
      />
    </SectionCard>
  );
}

function LogButton(props: {
  member: Member;
  refused: boolean;
  onOpen: () => void;
}) {
  const { member, refused, onOpen } = props;
  const t = useT();
  return (
    <Tooltip title={refused ? t('logs.refused') : ''}>
      {/* A button that is disabled takes no focus: the reason is reached all the same. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span tabIndex={refused ? 0 : undefined}>
        <Button
          size="small"
          variant="outlined"
          startIcon={<SubjectIcon />}
          disabled={refused}
          aria-label={t('logs.open', { member: member.name })}
          onClick={onOpen}
        >
          {t('logs.button')}
        </Button>
      </span>
    </Tooltip>
  );
}

function MemberState({ member }: { member: Member }) {
  const t = useT();
  return (
    <>
      <ReadyMark ready={member.ready} />
      {member.state && (
        <Muted>{t('members.says', { word: member.state })}</Muted>
      )}
      {!member.ready && member.notReadyReason && (
        <Muted>{localTimes(member.notReadyReason)}</Muted>
      )}
      {member.pendingRestart && <Muted>{t('members.pendingRestart')}</Muted>}
      {member.pendingRecreate && <Muted>{t('members.pendingRecreate')}</Muted>}
    </>
  );
}

/** Members of a part together, in the order of the parts; those that are in none come first. */
function inParts({ members, groups = [] }: Topology): readonly Member[] {
  const placeOf = ({ group }: Member) =>
    groups.findIndex(({ name }) => name === group);
  return [...members].sort((a, b) => placeOf(a) - placeOf(b));
}
