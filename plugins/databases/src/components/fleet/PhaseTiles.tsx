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

import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import {
  DatabaseList,
  DatabasePhase,
} from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { tilePhases, tileView } from '../../lib/fleetTiles';
import { FleetView } from '../../lib/fleetView';
import { quietColor } from '../../lib/quietColor';
import { phaseLooks, useTone } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    tile: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      padding: theme.spacing(0.375, 1.25, 0.375, 1),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 8,
      backgroundColor: theme.palette.background.paper,
      fontFamily: 'inherit',
      fontSize: '0.8125rem',
      lineHeight: '20px',
      color: quietColor(theme),
      '&:hover': { borderColor: quietColor(theme) },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    pressed: {
      borderColor: theme.palette.primary.main,
      boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
    },
    icon: { fontSize: 16 },
    number: {
      fontWeight: 600,
      fontVariantNumeric: 'tabular-nums',
      color: theme.palette.text.primary,
    },
  }),
  { name: 'DatabasesPhaseTiles' },
);

interface Props {
  list: DatabaseList;
  view: FleetView;
  onChange: (change: (view: FleetView) => FleetView) => void;
}

/** How many databases are in each phase but running; each is a filter. Nothing where all run. */
export function PhaseTiles(props: Props) {
  const { list, view } = props;
  const classes = useStyles();
  const t = useT();
  const counts = new Map(
    list.facets.phase.map(({ value, count }) => [value, count]),
  );
  const phases = tilePhases.filter(
    phase =>
      (counts.get(phase) ?? 0) > 0 ||
      tileView({ kind: 'phase', phase }, view).pressed,
  );
  return phases.length === 0 ? null : (
    <div className={classes.root} role="group" aria-label={t('tile.phases')}>
      {phases.map(phase => (
        <PhaseTile
          key={phase}
          {...props}
          phase={phase}
          count={counts.get(phase) ?? 0}
        />
      ))}
    </div>
  );
}

function PhaseTile(props: Props & { phase: DatabasePhase; count: number }) {
  const { view, onChange, phase, count } = props;
  const classes = useStyles();
  const t = useT();
  const { Icon, tone } = phaseLooks[phase];
  const { text } = useTone(tone);
  const { pressed, next } = tileView({ kind: 'phase', phase }, view);
  return (
    <ButtonBase
      className={`${classes.tile} ${pressed ? classes.pressed : ''}`}
      aria-pressed={pressed}
      onClick={() => onChange(() => next)}
    >
      <Icon className={classes.icon} style={{ color: text }} aria-hidden />
      <span className={classes.number}>{count.toLocaleString()}</span>
      <span>{t(`phase.${phase}`)}</span>
    </ButtonBase>
  );
}
