import { Failover } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { DataTable, RelativeTime, SectionCard } from '../primitives';

/** Who took over when, newest first. */
export function HistorySection(props: { history: readonly Failover[] }) {
  const t = useT();
  return (
    <SectionCard title={t('history.title')}>
      {props.history.length === 0 ? (
        t('history.none')
      ) : (
        <DataTable
          caption={t('history.caption')}
          rows={props.history}
          keyOf={({ at, timeline }) => `${timeline} ${at}`}
          columns={[
            {
              id: 'at',
              title: t('history.at'),
              header: true,
              cell: ({ at }) => (
                <RelativeTime at={at} unknown={t('history.noTime')} />
              ),
            },
            {
              id: 'primary',
              title: t('history.newPrimary'),
              cell: ({ newPrimary }) => newPrimary ?? t('time.notKnown'),
            },
            {
              id: 'timeline',
              title: t('history.timeline'),
              numeric: true,
              cell: ({ timeline }) => timeline ?? t('time.notKnown'),
            },
            {
              id: 'reason',
              title: t('history.reason'),
              cell: ({ reason }) =>
                reason ? t('quoted', { word: reason }) : t('time.notKnown'),
            },
          ]}
        />
      )}
    </SectionCard>
  );
}
