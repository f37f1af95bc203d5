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
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { engineIds } from '@database-platform/plugin-databases-common';
import { useId, useState } from 'react';
import { useChangesT } from '../../hooks/useChangesT';
import { useTemplateHref } from '../../hooks/useTemplateHref';
import { EngineMark } from '../primitives';
import { ActionButton } from './ActionButton';

/** Leads to the form for a new database, of one kind or of one of several; absent where there is no form. */
export function CreateButton(props: {
  /** What the backend says of the permission. */
  allowed: boolean;
}) {
  const t = useChangesT();
  const id = useId();
  const hrefOf = useTemplateHref();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const forms = engineIds.flatMap(engine => {
    const to = hrefOf('create', engine);
    return to === undefined ? [] : { engine, to };
  });
  if (forms.length === 0) {
    return null;
  }
  if (forms.length === 1 || !props.allowed) {
    return (
      <ActionButton
        label={t('actions.create')}
        to={forms[0].to}
        reason={props.allowed ? undefined : t('actions.createRefused')}
        primary
      />
    );
  }
  const close = () => setAnchor(undefined);
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        size="small"
        endIcon={<ArrowDropDownIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-controls={anchor && id}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('actions.create')}
      </Button>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== undefined}
        onClose={close}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        MenuListProps={{ 'aria-label': t('actions.createOf') }}
      >
        {forms.map(({ engine, to }) => (
          <MenuItem
            key={engine}
            component={Link}
            to={to}
            color="inherit"
            underline="none"
            onClick={close}
          >
            <EngineMark engine={engine} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
