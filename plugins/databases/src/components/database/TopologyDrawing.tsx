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

import { makeStyles } from '@material-ui/core/styles';
import {
  isMeasured,
  Topology,
} from '@database-platform/plugin-databases-common';
import { useId, useMemo } from 'react';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { formatLag } from '../../lib/formatLag';
import { layoutTopology } from '../../lib/topologyLayout';
import { TopologyMember } from './TopologyMember';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', width: '100%', height: 'auto' },
    zone: {
      fill: theme.palette.type === 'dark' ? '#ffffff' : '#000000',
      fillOpacity: theme.palette.type === 'dark' ? 0.05 : 0.03,
    },
    zoneTitle: { fill: quietColor(theme), fontSize: 12 },
    edge: {
      fill: 'none',
      stroke: quietColor(theme),
      strokeWidth: 1.5,
    },
    synchronous: { strokeWidth: 3, stroke: theme.palette.primary.main },
    arrow: { fill: quietColor(theme) },
    arrowSynchronous: { fill: theme.palette.primary.main },
    plate: {
      fill: theme.palette.background.paper,
      stroke: theme.palette.divider,
    },
    label: {
      fill: theme.palette.text.primary,
      fontSize: 12,
      fontWeight: 600,
      textAnchor: 'middle',
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'DatabasesTopologyDrawing' },
);

const LABEL_LINE = 15;

/** Who copies from whom, how far behind, and in which zone. The members table says the same in text. */
export function TopologyDrawing(props: {
  topology: Topology;
  /** What the drawing shows, in a sentence. */
  title: string;
}) {
  const { topology, title } = props;
  const classes = useStyles();
  const t = useT();
  const id = useId();
  const layout = useMemo(() => layoutTopology(topology), [topology]);
  return (
    <svg
      className={classes.root}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      style={{ maxWidth: layout.width }}
      role="img"
      aria-label={title}
    >
      <defs>
        {(['arrow', 'arrowSynchronous'] as const).map(name => (
          <marker
            key={name}
            id={`${id}${name}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M 0 0 L 8 4 L 0 8 z" className={classes[name]} />
          </marker>
        ))}
      </defs>
      {layout.zones.map(zone => (
        <g key={zone.name}>
          <rect
            className={classes.zone}
            x={0}
            y={zone.y}
            width={layout.width}
            height={zone.height}
            rx={6}
          />
          <text className={classes.zoneTitle} x={14} y={zone.y + 22}>
            {zone.name
              ? t('topology.zone', { zone: zone.name })
              : t('topology.noZone')}
          </text>
        </g>
      ))}
      {layout.edges.map(edge => (
        <path
          key={`${edge.from} ${edge.to}`}
          className={`${classes.edge} ${
            edge.synchronous ? classes.synchronous : ''
          }`}
          d={edge.path}
          markerEnd={`url(#${id}${
            edge.synchronous ? 'arrowSynchronous' : 'arrow'
          })`}
        />
      ))}
      {layout.edges.map(edge => {
        const lines = [
          edge.synchronous ? t('topology.sync') : undefined,
          isMeasured(edge.lag)
            ? formatLag(edge.lag) ?? t('notMeasured')
            : t('notMeasured'),
        ].filter(line => line !== undefined);
        const width = 14 + 6.6 * Math.max(...lines.map(({ length }) => length));
        const height = LABEL_LINE * lines.length + 4;
        return (
          <g key={`${edge.from} ${edge.to}`}>
            <rect
              className={classes.plate}
              x={edge.label.x - width / 2}
              y={edge.label.y - height / 2}
              width={width}
              height={height}
              rx={4}
            />
            {lines.map((line, index) => (
              <text
                key={line}
                className={classes.label}
                x={edge.label.x}
                y={edge.label.y - height / 2 + LABEL_LINE * (index + 1) - 1}
              >
                {line}
              </text>
            ))}
          </g>
        );
      })}
      {layout.nodes.map(node => (
        <TopologyMember key={node.id} node={node} />
      ))}
    </svg>
  );
}
