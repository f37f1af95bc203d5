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
import {
  DatabaseChange,
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { ReactNode, useEffect, useRef, useState } from 'react';
import { useDatabaseHref } from '../../hooks/useDatabaseHref';
import { useFormsT } from '../../hooks/useFormsT';
import { useChangesT } from '../../hooks/useChangesT';
import { asSentence } from '../../lib/asSentence';
import { localTimes } from '../../lib/localTimes';
import { DiffView, ImpactList, LocationLine, WarningList } from '../plan';
import {
  Announcer,
  KeyValueList,
  RelativeTime,
  SectionCard,
} from '../primitives';
import { ChangeActions } from './ChangeActions';
import { ChangeProblem } from './ChangeProblem';
import { ChangeStateChip } from './ChangeStateChip';
import { PullRequestLink } from './PullRequestLink';
import { RequesterLink } from './RequesterLink';
import { StageTimeline } from './StageTimeline';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
    },
    title: {
      fontSize: '1.625rem',
      fontWeight: 600,
      lineHeight: 1.25,
      margin: 0,
      overflowWrap: 'anywhere',
    },
    end: { marginLeft: 'auto' },
    sentence: { fontSize: '1.0625rem', lineHeight: 1.5, margin: 0 },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(300px, 380px) minmax(0, 1fr)',
      gap: theme.spacing(2),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    column: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    reason: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  }),
  { name: 'DatabasesChangeView' },
);

/** What was asked for, where it is on its way, what it does, and the diff. */
export function ChangeView(props: {
  change: DatabaseChange;
  mark: ReactNode;
  /** Told when an action changed it. */
  onChanged: () => void;
}) {
  const { change, mark, onChanged } = props;
  const classes = useStyles();
  const t = useChangesT();
  const tForms = useFormsT();
  const announcement = useStageAnnouncement(change);
  return (
    <>
      <header className={classes.column}>
        <div className={classes.head}>
          <Typography component="h2" className={classes.title}>
            {change.title}
          </Typography>
          <ChangeStateChip state={change.state} />
          <span className={classes.end}>{mark}</span>
        </div>
        {change.waitingFor && !change.problem && (
          <p className={classes.sentence}>
            {asSentence(localTimes(change.waitingFor))}
          </p>
        )}
        <ChangeProblem change={change} />
        <ChangeActions change={change} onChanged={onChanged} />
      </header>
      <div className={classes.columns}>
        <div className={classes.column}>
          <SectionCard title={t('changes.stagesTitle')}>
            <StageTimeline stages={change.stages} />
          </SectionCard>
          <SectionCard title={t('changes.reason')}>
            <p className={classes.reason}>
              {change.reason ?? t('changes.noReason')}
            </p>
          </SectionCard>
          <SectionCard title={t('changes.location')}>
            <LocationLine location={locationOf(change)} />
          </SectionCard>
        </div>
        <div className={classes.column}>
          <SectionCard title={t('changes.asked')}>
            <KeyValueList items={factsOf(change, t, tForms)} />
          </SectionCard>
          <SectionCard title={t('changes.effect')}>
            <ImpactList impacts={change.impacts} />
          </SectionCard>
          {change.warnings.length > 0 && (
            <SectionCard title={t('changes.warnings')}>
              <WarningList warnings={change.warnings} />
            </SectionCard>
          )}
          <SectionCard title={t('changes.diff')}>
            <DiffView diff={change.diff} />
          </SectionCard>
        </div>
      </div>
      <Announcer message={announcement} />
    </>
  );
}

/** A file that was taken out is nowhere to be looked at. */
function locationOf({ operation, pullRequest, location }: DatabaseChange) {
  const gone = operation === 'delete' && pullRequest?.state === 'merged';
  return gone ? { ...location, url: undefined } : location;
}

function factsOf(
  change: DatabaseChange,
  t: ReturnType<typeof useChangesT>,
  tForms: ReturnType<typeof useFormsT>,
) {
  return [
    {
      name: t('changes.fact.database'),
      value: <DatabaseLink databaseRef={change.ref} />,
    },
    ...(change.source
      ? [
          {
            name: t('changes.fact.source'),
            value: <DatabaseLink databaseRef={change.source} />,
          },
        ]
      : []),
    {
      name: t('changes.fact.pullRequest'),
      value: <PullRequestLink pullRequest={change.pullRequest} long />,
    },
    {
      name: t('changes.fact.requestedBy'),
      value: <RequesterLink requester={change.requestedBy} />,
    },
    {
      name: t('changes.fact.createdAt'),
      value: <RelativeTime at={change.createdAt} />,
    },
    {
      name: t('changes.fact.updatedAt'),
      value: <RelativeTime at={change.updatedAt} />,
    },
    {
      name: t('changes.fact.duration'),
      value: tForms(`plan.duration.${change.duration}`),
    },
  ];
}

function DatabaseLink({ databaseRef }: { databaseRef: DatabaseRef }) {
  const href = useDatabaseHref();
  return (
    <Link to={href(databaseRef)}>{stringifyDatabaseRef(databaseRef)}</Link>
  );
}

/** Says a new stage, and nothing at first. */
function useStageAnnouncement(change: DatabaseChange): string {
  const t = useChangesT();
  const [message, setMessage] = useState('');
  const before = useRef(change.stage);
  useEffect(() => {
    if (before.current !== change.stage) {
      before.current = change.stage;
      setMessage(
        t('changes.stageChanged', {
          title: change.title,
          stage: t(`changes.stage.${change.stage}`),
        }),
      );
    }
  }, [change, t]);
  return message;
}
