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
import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { FleetColumn } from '../../lib/fleetColumns';
import {
  BytesText,
  EngineMark,
  FindingsMark,
  LagCell,
  MembersCount,
  NotMeasured,
  OwnerLink,
  RelativeTime,
  StatusChip,
} from '../primitives';

const useStyles = makeStyles(
  {
    phase: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      whiteSpace: 'nowrap',
    },
  },
  { name: 'DatabasesFleetCell' },
);

/** What a column says of a database. */
export function FleetCell(props: {
  column: Exclude<FleetColumn, 'name'>;
  database: DatabaseSummary;
}) {
  const { column, database } = props;
  const classes = useStyles();
  const t = useT();
  switch (column) {
    case 'engine':
      return (
        <EngineMark engine={database.ref.engine} version={database.version} />
      );
    case 'phase':
      return (
        <span className={classes.phase}>
          <StatusChip phase={database.phase} />
          <FindingsMark counts={database.findingCounts} />
        </span>
      );
    case 'members':
      return <MembersCount {...database.members} />;
    case 'lag':
      return <LagCell lag={database.lag} focusable={false} />;
    case 'storage':
      return database.storage ? (
        <BytesText
          bytes={database.storage.bytesPerMember}
          source={t('storage.declared', {
            declared: database.storage.declared,
            storageClass:
              database.storage.storageClass ?? t('storage.defaultClass'),
          })}
          focusable={false}
        />
      ) : (
        <NotMeasured
          label={t('storage.notDeclared')}
          reason={t('storage.notDeclaredHint')}
          focusable={false}
        />
      );
    case 'owner':
      return <OwnerLink owner={database.owner} focusable={false} />;
    case 'where':
      return (
        <>
          {database.ref.kubernetesCluster}/<wbr />
          {database.ref.namespace}
        </>
      );
    default:
      return (
        <RelativeTime
          at={database.createdAt}
          as="age"
          unknown={t('time.noCreation')}
          focusable={false}
        />
      );
  }
}
