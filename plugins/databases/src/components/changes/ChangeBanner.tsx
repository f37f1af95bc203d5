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
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { OpenChange } from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { changePath } from '../../lib/changePath';
import { rootRouteRef } from '../../routes';
import { useTone } from '../primitives';
import { changeLooks } from './changeLooks';
import { openChangeWords } from './openChangeWords';
import { StageDots } from './StageDots';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(1.25, 2),
      border: '1px solid',
      borderRadius: 8,
      fontSize: '0.875rem',
      lineHeight: 1.55,
      color: theme.palette.text.primary,
    },
    icon: { fontSize: 20 },
    words: { flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'DatabasesChangeBanner' },
);

/** The change of a database that is on its way, with its stage. */
export function ChangeBanner({ change }: { change: OpenChange }) {
  const classes = useStyles();
  const t = useChangesT();
  const root = useRouteRef(rootRouteRef)();
  const { tone, Icon } = changeLooks[change.state];
  const colors = useTone(tone);
  return (
    <div
      className={classes.root}
      style={{ borderColor: colors.border, backgroundColor: colors.background }}
    >
      <Icon
        className={classes.icon}
        style={{ color: colors.text }}
        aria-hidden
      />
      <span className={classes.words}>{openChangeWords(change, t)}</span>
      <StageDots stage={change.stage} />
      <Link to={changePath(root, change.id)}>{t('changes.banner.toPage')}</Link>
    </div>
  );
}
