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

import { Database, Member } from '@database-platform/plugin-databases-common';
import Button from '@material-ui/core/Button';
import { useAddressParameters } from '../../hooks/useAddressParameters';
import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { composeSentence } from '../../lib/sentence';
import { topologyPartsOf } from '../../lib/topologyParts';
import { DataTable, LagCell, RoleMark, SectionCard } from '../primitives';
import { TopologyDrawing } from './TopologyDrawing';
import { TopologyPartsView } from './TopologyPartsView';

/** Who copies from whom, as a drawing or as a table. */
export function TopologySection({ database }: { database: Database }) {
  const t = useT();
  const now = useNow();
  const [search, setAddress] = useAddressParameters();
  const asTable = search.get('topology') === 'table';
  const { topology } = database;
  const parts = topologyPartsOf(database);
  if (topology.members.length === 0) {
    return (
      <SectionCard title={t('topology.title')}>
        {t('topology.empty')}
      </SectionCard>
    );
  }
  return (
    <SectionCard
      title={t('topology.title')}
      action={
        <Button
          size="small"
          onClick={() =>
            setAddress({ topology: asTable ? undefined : 'table' })
          }
        >
          {asTable ? t('topology.asDrawing') : t('topology.asTable')}
        </Button>
      }
    >
      {asTable ? (
        <DataTable
          caption={t('topology.caption')}
          rows={topology.members}
          keyOf={({ name }) => name}
          columns={[
            {
              id: 'member',
              title: t('members.name'),
              header: true,
              cell: ({ name }) => name,
            },
            {
              id: 'role',
              title: t('members.role'),
              cell: ({ role }) => <RoleMark role={role} />,
            },
            ...(parts
              ? [
                  {
                    id: 'part',
                    title: t('topology.partColumn'),
                    cell: ({ group }: Member) =>
                      group ?? t('topology.part.group'),
                  },
                ]
              : []),
            {
              id: 'from',
              title: t('topology.copiesFrom'),
              cell: member =>
                copiesFrom(member.name, member.replicatesFrom, database) ??
                t('topology.nobody'),
            },
            {
              id: 'zone',
              title: t('members.zone'),
              cell: ({ zone }) => zone ?? t('topology.noZone'),
            },
            {
              id: 'lag',
              title: t('members.lag'),
              numeric: true,
              cell: ({ lag }) => <LagCell lag={lag} />,
            },
          ]}
        />
      ) : (
        drawing()
      )}
    </SectionCard>
  );

  function drawing() {
    return parts ? (
      <TopologyPartsView topology={parts} />
    ) : (
      <TopologyDrawing
        topology={topology}
        title={t('topology.drawing', {
          sentence: composeSentence(database, now, t),
        })}
      />
    );
  }
}

function copiesFrom(
  name: string,
  replicatesFrom: string | undefined,
  { topology }: Database,
): string | undefined {
  return topology.primary?.member === name
    ? topology.upstream?.title
    : replicatesFrom;
}
