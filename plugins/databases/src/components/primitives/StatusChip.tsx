import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { phaseLooks } from './phaseLooks';
import { ToneChip } from './ToneChip';

/** The phase of a database: shape, word and colour. */
export function StatusChip({ phase }: { phase: DatabasePhase }) {
  const t = useT();
  return <ToneChip {...phaseLooks[phase]} label={t(`phase.${phase}`)} />;
}
