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

import { Link } from '@backstage/core-components';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import CallMergeIcon from '@material-ui/icons/CallMerge';
import PersonOutlineIcon from '@material-ui/icons/PersonOutline';
import StorageIcon from '@material-ui/icons/Storage';
import WarningIcon from '@material-ui/icons/Warning';
import {
  DatabaseList,
  engineTitle,
} from '@database-platform/plugin-databases-common';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { FleetTile, tileView } from '../../lib/fleetTiles';
import { FleetView } from '../../lib/fleetView';
import { useTone } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
      [theme.breakpoints.down('sm')]: { gap: theme.spacing(1) },
    },
    tile: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1.25),
      padding: theme.spacing(1.25, 2.25, 1.25, 1.75),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 8,
      backgroundColor: theme.palette.background.paper,
      fontFamily: 'inherit',
      textAlign: 'left',
      [theme.breakpoints.down('sm')]: {
        gap: theme.spacing(0.75),
        padding: theme.spacing(0.75, 1.25),
      },
      color: theme.palette.text.primary,
      '&:hover': { borderColor: quietColor(theme), textDecoration: 'none' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    pressed: {
      borderColor: theme.palette.primary.main,
      boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
    },
    icon: { fontSize: 20, color: quietColor(theme) },
    number: {
      fontSize: '1.375rem',
      [theme.breakpoints.down('sm')]: { fontSize: '1.125rem' },
      fontWeight: 600,
      lineHeight: 1.2,
      fontVariantNumeric: 'tabular-nums',
    },
    label: { fontSize: '0.875rem', color: quietColor(theme) },
  }),
  { name: 'DatabasesFleetTiles' },
);

interface Tile {
  count: number;
  label: string;
  icon?: JSX.Element;
  /** What a press on it filters by, or where it leads. */
  tile: FleetTile | { to: string };
}

/** The state of the whole fleet in a few figures; each is a filter, or leads to what it counts. */
export function FleetTiles(props: {
  list: DatabaseList;
  view: FleetView;
  /** The address of the page with all changes. */
  changesPath: string;
  onChange: (change: (view: FleetView) => FleetView) => void;
}) {
  const { list, view, changesPath, onChange } = props;
  const classes = useStyles();
  const t = useT();
  const warning = useTone('warning');
  const changing = useTone('changing');
  const { totals } = list;
  const engines = list.facets.engine;
  const { pullRequests = 0 } = totals;
  const tiles: Tile[] = [
    {
      tile: { kind: 'all' },
      count: totals.databases,
      label: t('tile.databases', { count: totals.databases }),
      icon: <StorageIcon className={classes.icon} aria-hidden />,
    },
    {
      tile: { kind: 'attention' },
      count: totals.attention,
      label: t('tile.attention', { count: totals.attention }),
      icon: (
        <WarningIcon
          className={classes.icon}
          style={totals.attention > 0 ? { color: warning.text } : undefined}
          aria-hidden
        />
      ),
    },
    {
      tile: { kind: 'changing' },
      count: totals.changing,
      label: t('tile.changing'),
      icon: (
        <AutorenewIcon
          className={classes.icon}
          style={totals.changing > 0 ? { color: changing.text } : undefined}
          aria-hidden
        />
      ),
    },
    ...(pullRequests > 0
      ? [
          {
            tile: { to: changesPath },
            count: pullRequests,
            label: t('tile.pullRequests', { count: pullRequests }),
            icon: <CallMergeIcon className={classes.icon} aria-hidden />,
          },
        ]
      : []),
    {
      tile: { kind: 'unowned' },
      count: totals.unowned,
      label: t('tile.unowned'),
      icon: <PersonOutlineIcon className={classes.icon} aria-hidden />,
    },
    ...(engines.length > 1
      ? engines.map(({ value, count }) => ({
          tile: { kind: 'engine', engine: value } as const,
          count,
          label: engineTitle(value),
        }))
      : []),
  ];
  return (
    <div className={classes.root} role="group" aria-label={t('tile.group')}>
      {tiles.map(({ tile, count, label, icon }) => {
        const figure = (
          <>
            {icon}
            <span className={classes.number}>{count.toLocaleString()}</span>
            <span className={classes.label}>{label}</span>
          </>
        );
        if ('to' in tile) {
          return (
            <Link key={label} className={classes.tile} to={tile.to}>
              {figure}
            </Link>
          );
        }
        const { pressed, next } = tileView(tile, view);
        return (
          <ButtonBase
            key={label}
            className={`${classes.tile} ${pressed ? classes.pressed : ''}`}
            aria-pressed={pressed}
            onClick={() => onChange(() => next)}
          >
            {figure}
          </ButtonBase>
        );
      })}
    </div>
  );
}
