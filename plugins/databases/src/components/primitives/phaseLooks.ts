import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DeleteIcon from '@material-ui/icons/Delete';
import HelpIcon from '@material-ui/icons/Help';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import PauseCircleFilledIcon from '@material-ui/icons/PauseCircleFilled';
import WarningIcon from '@material-ui/icons/Warning';
import { ComponentType } from 'react';
import { Tone } from '../../lib/statusPalette';

/** How each phase looks: a shape of its own and a tone. */
export const phaseLooks: Readonly<
  Record<DatabasePhase, { tone: Tone; Icon: ComponentType<SvgIconProps> }>
> = {
  provisioning: { tone: 'changing', Icon: HourglassEmptyIcon },
  running: { tone: 'good', Icon: CheckCircleIcon },
  updating: { tone: 'changing', Icon: AutorenewIcon },
  degraded: { tone: 'warning', Icon: WarningIcon },
  failed: { tone: 'bad', Icon: CancelIcon },
  stopped: { tone: 'neutral', Icon: PauseCircleFilledIcon },
  deleting: { tone: 'neutral', Icon: DeleteIcon },
  unknown: { tone: 'warning', Icon: HelpIcon },
};
