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
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(1.5, 3, 4),
      minWidth: 0,
      fontFamily: theme.typography.fontFamily,
      color: theme.palette.text.primary,
      '& .MuiButton-root': { textTransform: 'none' },
      [theme.breakpoints.down('sm')]: { padding: theme.spacing(1.5, 2, 3) },
    },
  }),
  { name: 'DatabasesPageBody' },
);

/** The inside of a page. The header around it belongs to the portal. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={useStyles().root}>{children}</div>;
}
