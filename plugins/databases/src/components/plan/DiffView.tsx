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
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { DiffFile, parseDiff } from '../../lib/parseDiff';
import { quietColor } from '../../lib/quietColor';
import { CopyButton, CopySnippet } from '../primitives';
import { DiffTable } from './DiffTable';

/** More lines than a person reads at once are shown only when asked for: a manifest that is taken out can be long. */
const SHOWN_LINES = 200;

const useStyles = makeStyles(
  theme => ({
    none: { margin: 0, color: quietColor(theme), fontSize: '0.875rem' },
    file: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      overflow: 'hidden',
      marginBottom: theme.spacing(1),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(0.5, 1, 0.5, 1.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
      fontSize: '0.8125rem',
    },
    path: { fontWeight: 600, overflowWrap: 'anywhere' },
    stat: {
      color: quietColor(theme),
      marginRight: 'auto',
      fontVariantNumeric: 'tabular-nums',
    },
    more: { padding: theme.spacing(0.5, 1) },
  }),
  { name: 'DatabasesDiffView' },
);

/**
 * A unified diff, file by file: lines with their numbers before and after, what is added and removed told by sign, word and colour.
 */
export function DiffView({ diff }: { diff: string }) {
  const classes = useStyles();
  const t = useFormsT();
  if (diff.trim() === '') {
    return <p className={classes.none}>{t('plan.diff.none')}</p>;
  }
  const files = parseDiff(diff);
  if (files.length === 0) {
    return (
      <>
        <p className={classes.none}>{t('plan.diff.raw')}</p>
        <CopySnippet title={t('plan.diff.title')} code={diff} />
      </>
    );
  }
  return (
    <div>
      {files.map((file, index) => (
        <FileDiff
          key={file.path}
          file={file}
          // One copy is of the whole diff, so that it can be applied.
          diff={index === 0 ? diff : undefined}
        />
      ))}
    </div>
  );
}

const changeWords = {
  edited: undefined,
  created: 'plan.diff.newFile',
  removed: 'plan.diff.goneFile',
} as const satisfies Record<DiffFile['change'], string | undefined>;

function FileDiff(props: { file: DiffFile; diff: string | undefined }) {
  const { file, diff } = props;
  const classes = useStyles();
  const t = useFormsT();
  const [all, setAll] = useState(false);
  const total = file.hunks.reduce((sum, { lines }) => sum + lines.length, 0);
  const word = changeWords[file.change];
  const stat = t('plan.diff.stat', {
    added: String(file.added),
    removed: String(file.removed),
  });
  return (
    <div className={classes.file}>
      <div className={classes.head}>
        <span className={classes.path}>{file.path}</span>
        <span className={classes.stat}>
          {word ? `${t(word)}, ${stat}` : stat}
        </span>
        {diff !== undefined && (
          <CopyButton what={t('plan.diff.what')} text={diff} />
        )}
      </div>
      <DiffTable file={file} limit={all ? Infinity : SHOWN_LINES} />
      {total > SHOWN_LINES && !all && (
        <div className={classes.more}>
          <Button size="small" onClick={() => setAll(true)}>
            {t('plan.diff.showAll', { n: String(total) })}
          </Button>
        </div>
      )}
    </div>
  );
}
