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

import { useApi } from '@backstage/core-plugin-api';
import { JsonObject } from '@backstage/types';
import { makeStyles } from '@material-ui/core/styles';
import {
  Database,
  OperationState,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { changesApiRef } from '../../api';
import { useLive } from '../../hooks/useLive';
import { useChangesT } from '../../hooks/useChangesT';
import { useTemplateHref } from '../../hooks/useTemplateHref';
import { quietColor } from '../../lib/quietColor';
import { ChangesTranslate } from '../../changesTranslation';
import { ActionButton } from './ActionButton';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    quiet: { color: quietColor(theme), fontSize: '0.8125rem', margin: 0 },
  }),
  { name: 'DatabasesDatabaseActions' },
);

/** A few minutes: who may do what seldom changes while a page is open. */
const FIGURES_MS = 300_000;

/** What can be done with a database, as buttons that open the forms; those that may not be used say why. */
export function DatabaseActions({ database }: { database: Database }) {
  const classes = useStyles();
  const t = useChangesT();
  const api = useApi(changesApiRef);
  const hrefOf = useTemplateHref();
  const { ref } = database;
  const live = useLive(
    stringifyDatabaseRef(ref),
    async signal => ({ operations: await api.getOperations(ref, { signal }) }),
    {
      figuresMs: FIGURES_MS,
      isAbout: ({ ids, kind }) =>
        kind === 'state' && ids !== 'all' && ids.includes(database.id),
    },
  );
  if (live.error && !live.data) {
    return (
      <p className={classes.quiet}>
        {t('actions.failed', { message: live.error.message })}
      </p>
    );
  }
  const items = (live.data?.operations?.items ?? []).filter(
    ({ id, applies }) => id !== 'create' && applies,
  );
  if (items.length === 0) {
    return null;
  }
  return (
    <div className={classes.root} role="group" aria-label={t('actions.label')}>
      {items.map(item => {
        const to = hrefOf(item.id, ref.engine, ref, givenFor(item, database));
        return (
          <ActionButton
            key={item.id}
            label={labelOf(item, database, t)}
            to={to}
            reason={reasonOf(item, to, t)}
          />
        );
      })}
    </div>
  );
}

/** Operations that have words here, some in other words for one engine or while the database is stopped. */
const known = [
  'resize',
  'configure',
  'upgrade',
  'pooler',
  'routers',
  'users',
  'users-mongodb',
  'backup-schedule',
  'pause',
  'pause-stopped',
  'clone',
  'delete',
] as const;

/** The suite's own operations in the reader's language; those of other engines as the engine calls them. */
function labelOf(
  { id, title }: OperationState,
  { ref, phase }: Database,
  t: ChangesTranslate,
): string {
  const name = [`${id}-${phase}`, `${id}-${ref.engine}`, id]
    .map(wanted => known.find(value => value === wanted))
    .find(found => found !== undefined);
  return name ? t(`actions.operation.${name}`) : title;
}

/** What the form of an operation starts from besides the database. */
function givenFor({ id }: OperationState, { phase }: Database): JsonObject {
  return id === 'pause' ? { paused: phase !== 'stopped' } : {};
}

function reasonOf(
  { allowed, reason }: OperationState,
  to: string | undefined,
  t: ChangesTranslate,
): string | undefined {
  if (!allowed) {
    return reason ?? '';
  }
  return to === undefined ? t('actions.noForms') : undefined;
}
