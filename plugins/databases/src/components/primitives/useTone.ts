import { useTheme } from '@material-ui/core/styles';
import { statusPalette, Tone, ToneColors } from '../../lib/statusPalette';

/** The colours of a tone in the theme that the reader chose. */
export function useTone(tone: Tone): ToneColors {
  return statusPalette[useTheme().palette.type][tone];
}
