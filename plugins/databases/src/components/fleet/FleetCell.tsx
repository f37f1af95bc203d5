import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { engineTitle } from '../../lib/engineTitle';
import { FleetColumn } from '../../lib/fleetColumns';
import {
  BytesText,
  LagCell,
  MembersCount,
  NotMeasured,
  OwnerLink,
  RelativeTime,
  StatusChip,
} from '../primitives';

/** What a column says of a database. */
export function FleetCell(props: {
  column: Exclude<FleetColumn, 'name'>;
  database: DatabaseSummary;
}) {
  const { column, database } = props;
  const t = useT();
  switch (column) {
    case 'engine':
      return (
        <>
          {engineTitle(database.ref.engine)} {database.version}
        </>
      );
    case 'phase':
      return <StatusChip phase={database.phase} />;
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
