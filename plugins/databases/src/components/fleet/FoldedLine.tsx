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
import {
  DatabaseSummary,
  engineTitle,
} from '@database-platform/plugin-databases-common';
import { quietColor } from '../../lib/quietColor';
import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { FleetColumn } from '../../lib/fleetColumns';
import { formatLag } from '../../lib/formatLag';
import { formatStorage } from '../../lib/formatBytes';
import { formatDuration } from '../../lib/formatDuration';
import { parseTime } from '../../lib/formatTime';
import { useFacetLabel } from './useFacetLabel';

const useStyles = makeStyles(
  theme => ({
    root: {
      fontSize: '0.8125rem',
      fontWeight: 400,
      lineHeight: 1.5,
      color: quietColor(theme),
    },
  }),
  { name: 'DatabasesFoldedLine' },
);

/** What has no column of its own on a narrow page, in one line under the name. */
export function FoldedLine(props: {
  database: DatabaseSummary;
  columns: readonly FleetColumn[];
}) {
  const { database, columns } = props;
  const classes = useStyles();
  const t = useT();
  const now = useNow();
  const labelOf = useFacetLabel();
  const lag = formatLag(database.lag);
  const created = parseTime(database.createdAt);
  const texts: Partial<Record<FleetColumn, string>> = {
    engine: [engineTitle(database.ref.engine), database.version]
      .filter(Boolean)
      .join('\u00a0'),
    where: `${database.ref.kubernetesCluster}/${database.ref.namespace}`,
    lag: lag ? t('lag.behind', { lag }) : t('lag.none'),
    owner: database.owner.ref
      ? labelOf('owner', database.owner.ref)
      : t('owner.none'),
    storage: database.storage && formatStorage(database.storage.bytesPerMember),
    age: created === undefined ? undefined : formatDuration(now - created, t),
  };
  return (
    <div className={classes.root}>
      {columns
        .map(column => texts[column])
        .filter(Boolean)
        .join(' · ')}
    </div>
  );
}
