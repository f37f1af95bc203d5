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

import { Database, Volume } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { BytesText, DataTable, NotMeasured, SectionCard } from '../primitives';
import { Muted } from './Muted';

/** The volumes as declared, as claimed and as they are. */
export function VolumesSection({ database }: { database: Database }) {
  const t = useT();
  const { volumes, storage } = database;
  const parts = database.topology.groups ?? [];
  return (
    <SectionCard
      title={t('volumes.title')}
      description={
        // Parts have volumes of their own sizes; each claim says its own.
        storage && parts.length < 2
          ? t('volumes.declared', { declared: storage.declared })
          : undefined
      }
    >
      {volumes.length === 0 ? (
        t('volumes.none')
      ) : (
        <DataTable
          caption={t('volumes.title')}
          rows={[...volumes].sort(byName)}
          keyOf={({ name }) => name}
          stackBelow={520}
          columns={[
            {
              id: 'name',
              title: t('volumes.name'),
              header: true,
              cell: volume => (
                <>
                  {volume.name}
                  {volume.resize && <Muted>{volume.resize}</Muted>}
                </>
              ),
            },
            {
              id: 'requested',
              title: t('volumes.requested'),
              numeric: true,
              cell: ({ requestedBytes }) => (
                <Size
                  bytes={requestedBytes}
                  source={t('volumes.requestedSource')}
                />
              ),
            },
            {
              id: 'capacity',
              title: t('volumes.capacity'),
              numeric: true,
              cell: ({ capacityBytes }) => (
                <Size
                  bytes={capacityBytes}
                  source={t('volumes.capacitySource')}
                />
              ),
            },
            {
              id: 'class',
              title: t('volumes.class'),
              cell: ({ storageClass }) =>
                storageClass ?? t('storage.defaultClass'),
            },
            {
              id: 'phase',
              title: t('volumes.phase'),
              cell: ({ phase }) =>
                phase ? t('quoted', { word: phase }) : t('time.notKnown'),
            },
          ]}
        />
      )}
    </SectionCard>
  );
}

function Size(props: { bytes: number | undefined; source: string }) {
  const t = useT();
  return !props.bytes ? (
    <NotMeasured reason={t('volumes.sizeUnknown')} />
  ) : (
    <BytesText bytes={props.bytes} source={props.source} />
  );
}

/** `…-2` before `…-10`, and the claims of a set together. */
function byName(a: Volume, b: Volume): number {
  return a.name.localeCompare(b.name, undefined, { numeric: true });
}
