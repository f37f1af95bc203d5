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

import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { FleetView, isFiltered, withoutFilters } from './fleetView';

/** A figure about the fleet that is a filter as well. */
export type FleetTile =
  | { kind: 'all' }
  | { kind: 'attention' }
  | { kind: 'changing' }
  | { kind: 'unowned' }
  | { kind: 'phase'; phase: DatabasePhase }
  | { kind: 'engine'; engine: string };

/** The phases that the backend counts as changing. */
export const changingPhases: readonly DatabasePhase[] = [
  'provisioning',
  'updating',
  'deleting',
];

/** The phases with a tile of their own, worst first: all but running, which is what nobody looks for. */
export const tilePhases: readonly DatabasePhase[] = [
  'failed',
  'degraded',
  'unknown',
  'stopped',
  ...changingPhases,
];

/**
 * Whether the view shows just what a tile counts, and the view that a press leads to: the tile's own, or everything when it was pressed already.
 *
 * @remarks
 * The figures count whatever the reader may see, so a tile shows all owners. The tile of a phase counts within what is shown now, so it leaves every
 * other filter as it is.
 */
export function tileView(
  tile: FleetTile,
  view: FleetView,
): { pressed: boolean; next: FleetView } {
  const all: FleetView = { ...withoutFilters(view), scope: 'all' };
  const pressed = isPressed(tile, view);
  if (tile.kind === 'phase') {
    const phase = pressed ? undefined : [tile.phase];
    return { pressed, next: { ...view, phase } };
  }
  if (pressed || tile.kind === 'all') {
    return { pressed, next: all };
  }
  switch (tile.kind) {
    case 'attention':
      return { pressed, next: { ...all, attention: true } };
    case 'changing':
      return { pressed, next: { ...all, phase: changingPhases } };
    case 'unowned':
      return { pressed, next: { ...all, owner: ['none'] } };
    default:
      return { pressed, next: { ...all, engine: [tile.engine] } };
  }
}

function isPressed(tile: FleetTile, view: FleetView): boolean {
  switch (tile.kind) {
    case 'all':
      return view.scope === 'all' && !isFiltered(view);
    case 'attention':
      return view.attention === true;
    case 'changing':
      return (
        view.phase?.length === changingPhases.length &&
        changingPhases.every(phase => view.phase?.includes(phase))
      );
    case 'phase':
      return view.phase?.length === 1 && view.phase[0] === tile.phase;
    case 'unowned':
      return view.owner?.length === 1 && view.owner[0] === 'none';
    default:
      return view.engine?.length === 1 && view.engine[0] === tile.engine;
  }
}
