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

import { GitToken } from '@database-platform/plugin-databases-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useFormsT } from '../../hooks/useFormsT';
import { GitScopes, useGitAccount } from './useGitAccount';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
      marginTop: theme.spacing(2),
      fontSize: '0.875rem',
    },
    error: { flexBasis: '100%', color: theme.palette.error.main },
  }),
  { name: 'DatabasesGitAccount' },
);

/** With whose account the pull request is opened; nothing where the portal signs nobody in at the Git host. */
export function GitAccount(props: {
  repositoryUrl: string;
  scopes: GitScopes;
  onToken: (gitToken: GitToken | undefined) => void;
}) {
  const classes = useStyles();
  const t = useFormsT();
  const { state, error, signIn } = useGitAccount(
    props.repositoryUrl,
    props.scopes,
    props.onToken,
  );
  const { host } = new URL(props.repositoryUrl);
  if (state === 'unknown') {
    return null;
  }
  return (
    <div className={classes.root}>
      <span role="status">{t(`fields.plan.account.${state}`, { host })}</span>
      {state === 'portal' && (
        <Button size="small" variant="outlined" onClick={signIn}>
          {t('fields.plan.account.use')}
        </Button>
      )}
      {error && (
        <span role="alert" className={classes.error}>
          {t('fields.plan.account.failed', { host, reason: error.message })}
        </span>
      )}
    </div>
  );
}
