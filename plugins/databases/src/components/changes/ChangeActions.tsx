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

import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import {
  ChangesApi,
  DatabaseChange,
} from '@database-platform/plugin-databases-common';
import { useId, useState } from 'react';
import { changesApiRef } from '../../api';
import { useChangesT } from '../../hooks/useChangesT';
import { ProblemPanel } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'DatabasesChangeActions' },
);

/** To see the pull request, to look at once what became of it, and to close it. */
export function ChangeActions(props: {
  change: DatabaseChange;
  /** Told when an action changed it. */
  onChanged: () => void;
}) {
  const { change, onChanged } = props;
  const classes = useStyles();
  const t = useChangesT();
  const api = useApi(changesApiRef);
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const isActive = change.state === 'open' || change.state === 'stuck';
  const mayClose = isActive && change.pullRequest?.state === 'open';
  const run = async (call: (api: ChangesApi) => Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    setAsking(false);
    try {
      await call(api);
      onChanged();
    } catch (caught) {
      setError(toError(caught));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className={classes.root}>
        {change.pullRequest && (
          <Button
            variant="contained"
            color="primary"
            href={change.pullRequest.url}
            target="_blank"
            rel="noopener"
          >
            {t('changes.pullRequestOn', {
              number: String(change.pullRequest.number),
              host: change.pullRequest.host,
            })}
          </Button>
        )}
        {isActive && (
          <Button
            variant="outlined"
            disabled={busy}
            title={t('changes.refreshHint')}
            onClick={() => run(changes => changes.refreshChange(change.id))}
          >
            {change.state === 'stuck'
              ? t('changes.retry')
              : t('changes.refresh')}
          </Button>
        )}
        {mayClose && (
          <Button
            variant="outlined"
            disabled={busy}
            onClick={() => setAsking(true)}
          >
            {t('changes.close')}
          </Button>
        )}
      </div>
      {error && (
        <ProblemPanel
          title={t('changes.actionFailed')}
          error={error}
          risk={t('changes.actionFailedRisk')}
          advice={error.message}
        />
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        aria-labelledby={titleId}
      >
        <DialogTitle id={titleId}>{t('changes.closeQuestion')}</DialogTitle>
        <DialogContent>
          <DialogContentText>{t('changes.closeDetail')}</DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsking(false)}>
            {t('changes.cancel')}
          </Button>
          <Button
            color="primary"
            onClick={() => run(changes => changes.closeChange(change.id))}
          >
            {t('changes.close')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
