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
import Collapse from '@material-ui/core/Collapse';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import { useId, useState } from 'react';
import { useT } from '../../hooks/useT';
import { CopySnippet } from './CopySnippet';
import { useTone } from './useTone';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(2, 2.5),
      border: '1px solid',
      borderRadius: 8,
      maxWidth: 960,
    },
    body: { flex: 1, minWidth: 0, color: theme.palette.text.primary },
    title: { fontSize: '1rem', fontWeight: 600 },
    text: { margin: theme.spacing(0.5, 0), fontSize: '0.875rem' },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
    },
  }),
  { name: 'DatabasesProblemPanel' },
);

/** What failed, whether data is at risk, what to try; the technical detail one click away. */
export function ProblemPanel(props: {
  title: string;
  error: Error;
  /** What it means for the databases; that they are not affected when absent. */
  risk?: string;
  /** What to try; asking again and signing in when absent. */
  advice?: string;
  onRetry?: () => void;
}) {
  const { title, error, risk, advice, onRetry } = props;
  const classes = useStyles();
  const t = useT();
  const id = useId();
  const colors = useTone('bad');
  const [open, setOpen] = useState(false);
  const detail = error.stack?.includes(error.message)
    ? error.stack
    : `${error.name}: ${error.message}`;
  return (
    <div
      role="alert"
      className={classes.root}
      style={{ borderColor: colors.border, backgroundColor: colors.background }}
    >
      <ErrorOutlineIcon style={{ color: colors.text }} aria-hidden />
      <div className={classes.body}>
        <Typography component="p" className={classes.title}>
          {title}
        </Typography>
        <p className={classes.text}>{risk ?? t('problem.notAtRisk')}</p>
        <p className={classes.text}>{advice ?? t('problem.advice')}</p>
        <div className={classes.actions}>
          {onRetry && (
            <Button size="small" variant="outlined" onClick={onRetry}>
              {t('problem.retry')}
            </Button>
          )}
          <Button
            size="small"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {open ? t('problem.hideDetail') : t('problem.showDetail')}
          </Button>
        </div>
        <div id={id}>
          <Collapse in={open} unmountOnExit>
            <CopySnippet title={t('problem.detail')} code={detail} />
          </Collapse>
        </div>
      </div>
    </div>
  );
}
