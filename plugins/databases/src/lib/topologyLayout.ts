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

import {
  Lag,
  Member,
  Topology,
} from '@database-platform/plugin-databases-common';

/** A member, or a source outside, with its place in the drawing. Lengths are in drawing units. */
export interface TopologyNode {
  id: string;
  /** Absent for a source outside. */
  member?: Member;
  /** The words for a source outside. */
  title?: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Replication from one node to another. */
export interface TopologyEdge {
  from: string;
  to: string;
  synchronous: boolean;
  lag: Lag;
  /** An SVG path. */
  path: string;
  /** Where the lag is written: the middle of the straight part before the target. */
  label: { x: number; y: number };
}

/** A band behind the members of one zone. */
export interface TopologyZone {
  name: string;
  y: number;
  height: number;
}

/** The whole drawing. */
export interface TopologyLayout {
  width: number;
  height: number;
  nodes: readonly TopologyNode[];
  edges: readonly TopologyEdge[];
  zones: readonly TopologyZone[];
}

const NODE_WIDTH = 204;
const NODE_HEIGHT = 72;
const COLUMN_GAP = 150;
/** Within this distance from its source an edge finds its row; the rest is straight and carries the label. */
const TURN = 38;
const ARROW = 8;
const ROW_GAP = 16;
const PADDING = 14;
const ZONE_TITLE = 24;
const ZONE_GAP = 10;

/** The id of the node for a source outside this database. */
export const UPSTREAM = '#upstream';

/**
 * Places members in columns by their distance from the primary, and in bands by zone, the primary's zone first.
 *
 * @remarks
 * Total: members that copy from nobody known, or from each other in a circle, are placed beside the first replicas and simply have no edge that
 * leads to the primary. Without any zone there is one band and no title.
 */
export function layoutTopology(topology: Topology): TopologyLayout {
  const members = new Map(topology.members.map(m => [m.name, m]));
  const sources = sourcesOf(topology, members);
  const depths = depthsOf(topology, sources);
  const columns = 1 + Math.max(0, ...depths.values());
  const zones = zonesOf(topology);
  const nodes: TopologyNode[] = [];
  const bands: TopologyZone[] = [];
  let y = 0;
  for (const zone of zones) {
    const title = zone === undefined && zones.length === 1 ? 0 : ZONE_TITLE;
    const filled = new Array<number>(columns).fill(0);
    const inZone = topology.members.filter(m => m.zone === zone);
    const start = y + PADDING + title;
    const place = (id: string, depth: number, extra: Partial<TopologyNode>) => {
      nodes.push({
        id,
        ...extra,
        x: PADDING + depth * (NODE_WIDTH + COLUMN_GAP),
        y: start + filled[depth] * (NODE_HEIGHT + ROW_GAP),
        width: NODE_WIDTH,
        height: NODE_HEIGHT,
      });
      filled[depth] += 1;
    };
    if (topology.upstream && nodes.length === 0) {
      place(UPSTREAM, 0, { title: topology.upstream.title });
    }
    for (const member of inZone) {
      place(member.name, depths.get(member.name) ?? 0, { member });
    }
    const rows = Math.max(1, ...filled);
    const height =
      2 * PADDING + title + rows * NODE_HEIGHT + (rows - 1) * ROW_GAP;
    if (title > 0) {
      bands.push({ name: zone ?? '', y, height });
    }
    y += height + ZONE_GAP;
  }
  return {
    width: 2 * PADDING + columns * NODE_WIDTH + (columns - 1) * COLUMN_GAP,
    height: Math.max(0, y - ZONE_GAP),
    nodes,
    edges: edgesOf(nodes, sources),
    zones: bands,
  };
}

/** From whom each member copies: a member, the source outside, or nobody known. */
function sourcesOf(
  topology: Topology,
  members: ReadonlyMap<string, Member>,
): Map<string, string> {
  const sources = new Map<string, string>();
  for (const member of members.values()) {
    if (isLeader(topology, member)) {
      if (topology.upstream) {
        sources.set(member.name, UPSTREAM);
      }
    } else if (
      member.replicatesFrom &&
      members.has(member.replicatesFrom) &&
      member.replicatesFrom !== member.name
    ) {
      sources.set(member.name, member.replicatesFrom);
    }
  }
  return sources;
}

function depthsOf(
  topology: Topology,
  sources: ReadonlyMap<string, string>,
): Map<string, number> {
  const root = topology.upstream ? 1 : 0;
  const hasLeader = topology.members.some(m => isLeader(topology, m));
  const unattached = hasLeader ? root + 1 : root;
  const depths = new Map<string, number>();
  for (const member of topology.members) {
    const chain: string[] = [];
    let current: string | undefined = member.name;
    while (
      current !== undefined &&
      current !== UPSTREAM &&
      !chain.includes(current)
    ) {
      chain.push(current);
      current = sources.get(current);
    }
    const circular = current !== undefined && current !== UPSTREAM;
    const head = topology.members.find(m => m.name === chain.at(-1));
    const base = head && isLeader(topology, head) ? root : unattached;
    depths.set(member.name, circular ? unattached : base + chain.length - 1);
  }
  return depths;
}

function isLeader(topology: Topology, member: Member): boolean {
  return topology.primary
    ? topology.primary.member === member.name
    : member.role === 'primary' || member.role === 'standby-leader';
}

function zonesOf(topology: Topology): Array<string | undefined> {
  const leader = topology.members.find(m => isLeader(topology, m));
  const zones = [...new Set(topology.members.map(m => m.zone))];
  if (zones.length === 0) {
    return [undefined];
  }
  const rank = (zone: string | undefined) => {
    if (leader && zone === leader.zone) {
      return 0;
    }
    return zone === undefined ? 2 : 1;
  };
  return zones.sort(
    (a, b) => rank(a) - rank(b) || (a ?? '').localeCompare(b ?? ''),
  );
}

function edgesOf(
  nodes: readonly TopologyNode[],
  sources: ReadonlyMap<string, string>,
): TopologyEdge[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const edges: TopologyEdge[] = [];
  for (const [to, from] of sources) {
    const source = byId.get(from);
    const target = byId.get(to);
    if (!source || !target?.member) {
      continue;
    }
    const x1 = source.x + source.width;
    const y1 = source.y + source.height / 2;
    const x2 = target.x;
    const y2 = target.y + target.height / 2;
    edges.push({
      from,
      to,
      synchronous: target.member.role === 'sync-replica',
      lag: target.member.lag,
      path: `M ${x1} ${y1} C ${x1 + TURN} ${y1}, ${x1} ${y2}, ${
        x1 + TURN
      } ${y2} H ${x2}`,
      label: { x: (x1 + TURN + x2 - ARROW) / 2, y: y2 },
    });
  }
  return edges;
}
