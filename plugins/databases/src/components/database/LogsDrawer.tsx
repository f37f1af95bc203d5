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
import Checkbox from '@material-ui/core/Checkbox';
import Drawer from '@material-ui/core/Drawer';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import PauseIcon from '@material-ui/icons/Pause';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { useEffect, useId, useRef, useState } from 'react';
import { useLogs } from '../../hooks/useLogs';
import { useT } from '../../hooks/useT';
import { CopyButton, ProblemPanel, SelectField } from '../primitives';
import { LOG_LINES, LogChange, LogView } from './useLogView';

/** How near to its end a log is followed, in pixels: about two lines. */
const NEAR_END = 40;

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: 'min(1040px, 100vw)',
      display: 'flex',
      flexDirection: 'column',
      padding: theme.spacing(2, 3, 3),
      gap: theme.spacing(1.5),
      fontFamily: theme.typography.fontFamily,
      '& .MuiButton-root': { textTransform: 'none' },
    },
    head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    title: { fontSize: '1.125rem', fontWeight: 600, marginRight: 'auto' },
    tools: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    log: {
      flex: 1,
      minHeight: 120,
      margin: 0,
      padding: theme.spacing(1.5, 2),
      overflow: 'auto',
      borderRadius: theme.shape.borderRadius,
      backgroundColor: '#1d1f21',
      color: '#e8eaed',
      fontFamily:
        'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
      fontSize: '0.8125rem',
      lineHeight: 1.55,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    wrap: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  }),
  { name: 'DatabasesLogsDrawer' },
);

/** The log of a member, as it is written. */
export function LogsDrawer(props: {
  databaseRef: DatabaseRef;
  view: LogView;
  onChange: (values: LogChange) => void;
  onClose: () => void;
}) {
  const { databaseRef, view, onChange, onClose } = props;
  const { member, container, tailLines, previous } = view;
  const classes = useStyles();
  const t = useT();
  const id = useId();
  const [paused, setPaused] = useState(false);
  const [wrap, setWrap] = useState(true);
  const logs = useLogs(databaseRef, member.name, {
    container,
    tailLines,
    previous,
    follow: !previous,
    paused,
  });
  const frame = useRef<HTMLPreElement>(null);
  /** Whether the newest lines are in sight: who reads further up is left there. */
  const atEnd = useRef(true);
  useEffect(() => {
    if (logs.text === '') {
      // Another log begins.
      atEnd.current = true;
    }
    if (!paused && atEnd.current && frame.current) {
      frame.current.scrollTop = frame.current.scrollHeight;
    }
  }, [logs.text, paused]);
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      PaperProps={{
        className: classes.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': id,
      }}
    >
      <div className={classes.head}>
        <Typography component="h2" id={id} className={classes.title}>
          {t('logs.title', { member: member.name })}
        </Typography>
        <CopyButton what={t('logs.what')} text={logs.text} />
        <IconButton size="small" aria-label={t('logs.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className={classes.tools}>
        <SelectField
          label={t('logs.container')}
          value={container ?? ''}
          options={member.containers.map(name => ({
            value: name,
            label: name,
          }))}
          onChange={next => onChange({ container: next })}
        />
        <SelectField
          label={t('logs.tail')}
          value={String(tailLines)}
          options={LOG_LINES.map(lines => ({
            value: String(lines),
            label: t('logs.lines', { n: lines.toLocaleString() }),
          }))}
          onChange={lines => onChange({ tailLines: Number(lines) })}
        />
        <Button
          size="small"
          variant="outlined"
          startIcon={paused ? <PlayArrowIcon /> : <PauseIcon />}
          disabled={previous}
          onClick={() => {
            atEnd.current = true;
            setPaused(!paused);
          }}
        >
          {paused ? t('logs.follow') : t('logs.pause')}
        </Button>
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={wrap}
              onChange={event => setWrap(event.target.checked)}
            />
          }
          label={t('logs.wrap')}
        />
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={previous}
              onChange={event => {
                onChange({ previous: event.target.checked });
                setPaused(false);
              }}
            />
          }
          label={t('logs.previous')}
        />
        {paused && logs.waiting > 0 && (
          <span>{t('logs.waiting', { n: logs.waiting.toLocaleString() })}</span>
        )}
      </div>
      {logs.error && (
        <ProblemPanel
          title={t('logs.failed', { member: member.name })}
          error={logs.error}
          onRetry={logs.retry}
        />
      )}
      {(!logs.error || logs.text) && (
        <pre
          ref={frame}
          onScroll={({ currentTarget: log }) => {
            atEnd.current =
              log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
          }}
          className={`${classes.log} ${wrap ? classes.wrap : ''}`}
          role="log"
          aria-live="off"
          aria-label={t('logs.title', { member: member.name })}
          // A region that scrolls has to be reached by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {logs.text || (logs.loading ? t('logs.loading') : t('logs.empty'))}
        </pre>
      )}
      {logs.ended && (
        <div role="status" className={classes.tools}>
          {t('logs.ended')}
          <Button size="small" variant="outlined" onClick={logs.retry}>
            {t('logs.again')}
          </Button>
        </div>
      )}
    </Drawer>
  );
}
