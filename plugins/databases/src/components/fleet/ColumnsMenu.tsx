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

import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import CheckBoxIcon from '@material-ui/icons/CheckBox';
import CheckBoxOutlineBlankIcon from '@material-ui/icons/CheckBoxOutlineBlank';
import ViewColumnIcon from '@material-ui/icons/ViewColumn';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import { FleetColumn, optionalColumns } from '../../lib/fleetColumns';

/** Chooses the columns of the fleet. */
export function ColumnsMenu(props: {
  hidden: ReadonlySet<FleetColumn>;
  onToggle: (column: FleetColumn) => void;
}) {
  const { hidden, onToggle } = props;
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Button
        size="small"
        startIcon={<ViewColumnIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
        style={{ height: 36 }}
      >
        {t('fleet.columns')}
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        MenuListProps={{ dense: true, 'aria-label': t('fleet.columns') }}
      >
        {optionalColumns.map(column => (
          <MenuItem
            key={column}
            role="menuitemcheckbox"
            aria-checked={!hidden.has(column)}
            onClick={() => onToggle(column)}
          >
            {hidden.has(column) ? (
              <CheckBoxOutlineBlankIcon fontSize="small" aria-hidden />
            ) : (
              <CheckBoxIcon fontSize="small" color="primary" aria-hidden />
            )}
            <span style={{ marginLeft: 8 }}>{t(`column.${column}`)}</span>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
