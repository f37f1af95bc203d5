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
  | { kind: 'engine'; engine: string };

/** The phases that the backend counts as changing. */
export const changingPhases: readonly DatabasePhase[] = [
  'provisioning',
  'updating',
  'deleting',
];

/**
 * Whether the view shows just what a tile counts, and the view that a press leads to: the tile's own, or everything when it was pressed already.
 *
 * @remarks
 * The figures count whatever the reader may see, so a tile shows all owners.
 */
export function tileView(
  tile: FleetTile,
  view: FleetView,
): { pressed: boolean; next: FleetView } {
  const all: FleetView = { ...withoutFilters(view), scope: 'all' };
  const pressed = isPressed(tile, view);
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
    case 'unowned':
      return view.owner?.length === 1 && view.owner[0] === 'none';
    default:
      return view.engine?.length === 1 && view.engine[0] === tile.engine;
  }
}
