import { makeStyles } from '@material-ui/core/styles';

/** Figures stand under each other: digits of equal width, and never broken from their unit. */
export const useFigureStyles = makeStyles(
  { figure: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } },
  { name: 'DatabasesFigure' },
);
