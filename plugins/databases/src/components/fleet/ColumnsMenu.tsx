import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
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
        style={{ height: 36, textTransform: 'none' }}
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
            <Checkbox
              size="small"
              color="primary"
              checked={!hidden.has(column)}
              tabIndex={-1}
              disableRipple
              inputProps={{ 'aria-hidden': true }}
              style={{ padding: 4, marginRight: 8 }}
            />
            {t(`column.${column}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
