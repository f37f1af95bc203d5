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

import { JsonObject } from '@backstage/types';
import {
  Database,
  OperationState,
} from '@database-platform/plugin-databases-common';
import { ChangesTranslate } from '../../changesTranslation';
import { useChangesT } from '../../hooks/useChangesT';
import { useTemplateHref } from '../../hooks/useTemplateHref';
import { ActionButton } from './ActionButton';

/** Opens the form of an operation with the database filled in. */
export function OperationButton(props: {
  database: Database;
  item: OperationState;
}) {
  const { database, item } = props;
  const { ref } = database;
  const t = useChangesT();
  const hrefOf = useTemplateHref();
  const to = hrefOf(item.id, ref.engine, ref, givenFor(item, database));
  return (
    <ActionButton
      label={labelOf(item, database, t)}
      to={to}
      reason={reasonOf(item, to, t)}
    />
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
    return reason || t('actions.refused');
  }
  return to === undefined ? t('actions.noForms') : undefined;
}
