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
import { Database } from '@database-platform/plugin-databases-common';
import { CredentialsSection } from './CredentialsSection';
import { EndpointsSection } from './EndpointsSection';
import { SnippetsSection } from './SnippetsSection';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2) } }),
  { name: 'DatabasesConnectTab' },
);

/** Where to connect, as whom, and how. */
export function ConnectTab({ database }: { database: Database }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <SnippetsSection database={database} />
      <EndpointsSection database={database} />
      <CredentialsSection database={database} />
    </div>
  );
}
