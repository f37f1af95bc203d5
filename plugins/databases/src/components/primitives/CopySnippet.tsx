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
import { CopyButton } from './CopyButton';

const useStyles = makeStyles(
  theme => ({
    root: { position: 'relative' },
    code: {
      margin: 0,
      padding: theme.spacing(1.5, 6, 1.5, 2),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.type === 'dark' ? '#1d1f21' : '#f5f6f8',
      color: theme.palette.type === 'dark' ? '#e8eaed' : '#202733',
      fontFamily:
        'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
      fontSize: '0.8125rem',
      lineHeight: 1.6,
      overflow: 'auto',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      maxHeight: '70vh',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    copy: {
      position: 'absolute',
      top: theme.spacing(0.5),
      right: theme.spacing(0.5),
      '& button': {
        color: theme.palette.type === 'dark' ? '#e8eaed' : '#202733',
      },
    },
  }),
  { name: 'DatabasesCopySnippet' },
);

/** Text to copy, in a face of equal widths. */
export function CopySnippet({ title, code }: { title: string; code: string }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <pre
        className={classes.code}
        role="region"
        aria-label={title}
        // A region that scrolls has to be reached by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <code>{code}</code>
      </pre>
      <span className={classes.copy}>
        <CopyButton what={title} text={code} />
      </span>
    </div>
  );
}
