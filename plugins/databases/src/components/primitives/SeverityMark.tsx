import { FindingSeverity } from '@database-platform/plugin-databases-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import ErrorIcon from '@material-ui/icons/Error';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { ComponentType } from 'react';
import { useT } from '../../hooks/useT';
import { Tone } from '../../lib/statusPalette';
import { ToneChip } from './ToneChip';

const looks: Readonly<
  Record<FindingSeverity, { tone: Tone; Icon: ComponentType<SvgIconProps> }>
> = {
  critical: { tone: 'bad', Icon: ErrorIcon },
  warning: { tone: 'warning', Icon: ReportProblemOutlinedIcon },
  info: { tone: 'changing', Icon: InfoOutlinedIcon },
};

/** How much a finding matters: shape, word and colour. */
export function SeverityMark({ severity }: { severity: FindingSeverity }) {
  const t = useT();
  return <ToneChip {...looks[severity]} label={t(`severity.${severity}`)} />;
}
