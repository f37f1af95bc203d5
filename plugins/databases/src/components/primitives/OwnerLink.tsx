import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Owner } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { NotMeasured } from './NotMeasured';

/** The owner in the catalog, or that there is none and how to name one. */
export function OwnerLink(props: { owner: Owner; focusable?: boolean }) {
  const { owner, focusable } = props;
  const t = useT();
  return owner.ref ? (
    <EntityRefLink entityRef={owner.ref} defaultKind="group" hideIcon />
  ) : (
    <NotMeasured
      label={t('owner.none')}
      reason={t('owner.noneHint')}
      focusable={focusable}
    />
  );
}
