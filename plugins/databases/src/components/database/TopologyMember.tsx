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
import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { middleEllipsis } from '../../lib/middleEllipsis';
import { TopologyNode } from '../../lib/topologyLayout';
import { roleLooks, useTone } from '../primitives';

const NAME_LENGTH = 24;

const useStyles = makeStyles(
  theme => ({
    box: {
      fill: theme.palette.background.paper,
      stroke: theme.palette.type === 'dark' ? '#9aa0a6' : '#9aa3ad',
      strokeWidth: 1.25,
    },
    primary: { stroke: theme.palette.primary.main, strokeWidth: 2 },
    notReady: { strokeDasharray: '5 4', strokeWidth: 2 },
    name: { fill: theme.palette.text.primary, fontSize: 14, fontWeight: 600 },
    text: { fill: theme.palette.text.primary, fontSize: 12.5 },
    state: { fill: quietColor(theme), fontSize: 12.5 },
    icon: { fontSize: 16, color: theme.palette.text.primary },
  }),
  { name: 'DatabasesTopologyMember' },
);

/** A member in the drawing: name, role, state. */
export function TopologyMember({ node }: { node: TopologyNode }) {
  const classes = useStyles();
  const t = useT();
  const warning = useTone('warning');
  const { member, x, y, width, height } = node;
  const name = member?.name ?? node.title ?? '';
  const ready = member?.ready ?? true;
  const leads = member?.role === 'primary' || member?.role === 'standby-leader';
  const Icon = member ? roleLooks[member.role] : CloudQueueIcon;
  return (
    <g>
      <title>{name}</title>
      <rect
        className={[
          classes.box,
          leads ? classes.primary : '',
          ready ? '' : classes.notReady,
        ].join(' ')}
        style={ready ? undefined : { stroke: warning.text }}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={8}
      />
      <text className={classes.name} x={x + 14} y={y + 22}>
        {middleEllipsis(name, NAME_LENGTH)}
      </text>
      <Icon
        className={classes.icon}
        x={x + 14}
        y={y + 29}
        width={16}
        height={16}
        aria-hidden
      />
      <text className={classes.text} x={x + 35} y={y + 42}>
        {member ? t(`role.${member.role}`) : t('topology.upstream')}
      </text>
      {member && (
        <text
          className={classes.state}
          style={ready ? undefined : { fill: warning.text, fontWeight: 600 }}
          x={x + 14}
          y={y + 61}
        >
          {middleEllipsis(
            [
              ready ? t('members.isReady') : t('members.isNotReady'),
              member.state,
            ]
              .filter(Boolean)
              .join(' · '),
            30,
          )}
        </text>
      )}
    </g>
  );
}
