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
import { Fragment } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { changedSpan } from '../../lib/changedSpan';
import { DiffFile, DiffLine } from '../../lib/parseDiff';
import { quietColor } from '../../lib/quietColor';
import { statusPalette } from '../../lib/statusPalette';
import { visuallyHidden } from '../../lib/visuallyHidden';

const useStyles = makeStyles(
  theme => {
    const { good, bad } = statusPalette[theme.palette.type];
    return {
      frame: {
        overflowX: 'auto',
        maxHeight: '70vh',
        backgroundColor: theme.palette.background.paper,
        '&:focus-visible': {
          outline: `2px solid ${theme.palette.primary.main}`,
          outlineOffset: -2,
        },
      },
      table: {
        width: '100%',
        borderCollapse: 'collapse',
        fontFamily:
          'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
        fontSize: '0.8125rem',
        lineHeight: 1.6,
      },
      hidden: visuallyHidden,
      number: {
        padding: theme.spacing(0, 1),
        textAlign: 'right',
        fontVariantNumeric: 'tabular-nums',
        color: quietColor(theme),
        userSelect: 'none',
        width: '1%',
      },
      sign: {
        padding: theme.spacing(0, 0.5),
        userSelect: 'none',
        width: '1%',
        fontWeight: 700,
      },
      text: {
        padding: theme.spacing(0, 1.5, 0, 0.5),
        whiteSpace: 'pre',
        color: theme.palette.text.primary,
      },
      gap: {
        padding: theme.spacing(0, 1.5),
        color: quietColor(theme),
        borderTop: `1px dashed ${theme.palette.divider}`,
        borderBottom: `1px dashed ${theme.palette.divider}`,
        textAlign: 'left',
        fontWeight: 400,
      },
      context: {},
      added: {
        backgroundColor: good.background,
        '& $sign, & $number': { color: good.text },
      },
      removed: {
        backgroundColor: bad.background,
        '& $sign, & $number': { color: bad.text },
      },
      mark: {
        color: 'inherit',
        backgroundColor: 'transparent',
        fontWeight: 700,
        textDecoration: 'underline',
        textUnderlineOffset: 3,
      },
    };
  },
  { name: 'DatabasesDiffTable' },
);

/** The lines of one file of a diff, the first so many of them. */
export function DiffTable(props: { file: DiffFile; limit: number }) {
  const { file, limit } = props;
  const classes = useStyles();
  const t = useFormsT();
  const caption = t('plan.diff.caption', { path: file.path });
  let left = limit;
  return (
    <div
      className={classes.frame}
      role="region"
      aria-label={caption}
      // A region that scrolls has to be reached by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={classes.table}>
        <caption className={classes.hidden}>{caption}</caption>
        <thead className={classes.hidden}>
          <tr>
            <th scope="col">{t('plan.diff.before')}</th>
            <th scope="col">{t('plan.diff.after')}</th>
            <th scope="col">{t('plan.diff.sign')}</th>
            <th scope="col">{t('plan.diff.text')}</th>
          </tr>
        </thead>
        <tbody>
          {file.hunks.map((hunk, index) => {
            const lines = hunk.lines.slice(0, Math.max(0, left));
            left -= hunk.lines.length;
            const first = hunk.lines[0];
            return lines.length === 0 ? null : (
              <Fragment key={`${first.before ?? ''} ${first.after ?? ''}`}>
                {index > 0 && (
                  <tr>
                    <th colSpan={4} scope="colgroup" className={classes.gap}>
                      {t('plan.diff.hunk', {
                        line: String(first.before ?? first.after),
                      })}
                    </th>
                  </tr>
                )}
                {lines.map((line, at) => (
                  <Line
                    key={`${line.before ?? ''} ${line.after ?? ''}`}
                    line={line}
                    partner={partnerOf(hunk.lines, at)}
                  />
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/**
 * The line that an added line replaces, or a removed one is replaced by: where as many lines go as come, in the same order.
 */
function partnerOf(
  lines: readonly DiffLine[],
  index: number,
): string | undefined {
  const { kind } = lines[index];
  if (kind === 'context') {
    return undefined;
  }
  let start = index;
  while (lines[start - 1] && lines[start - 1].kind !== 'context') {
    start -= 1;
  }
  let end = index + 1;
  while (lines[end] && lines[end].kind !== 'context') {
    end += 1;
  }
  const block = lines.slice(start, end);
  const removed = block.filter(line => line.kind === 'removed');
  const added = block.filter(line => line.kind === 'added');
  if (removed.length !== added.length) {
    return undefined;
  }
  const [own, other] = kind === 'added' ? [added, removed] : [removed, added];
  return other[own.indexOf(lines[index])]?.text;
}

const signs = { context: '', added: '+', removed: '−' } as const;

function Line(props: { line: DiffLine; partner: string | undefined }) {
  const { line, partner } = props;
  const { kind, before, after, text } = line;
  const classes = useStyles();
  const t = useFormsT();
  const span =
    partner === undefined
      ? undefined
      : changedSpan(
          kind === 'removed' ? text : partner,
          kind === 'removed' ? partner : text,
        );
  const end = kind === 'removed' ? span?.beforeEnd : span?.afterEnd;
  return (
    <tr className={classes[kind]}>
      <td className={classes.number}>{before}</td>
      <td className={classes.number}>{after}</td>
      <td className={classes.sign}>
        {kind !== 'context' && (
          <>
            <span aria-hidden>{signs[kind]}</span>
            <span className={classes.hidden}>{t(`plan.diff.${kind}`)}</span>
          </>
        )}
      </td>
      <td className={classes.text}>
        {span && end !== undefined && end > span.start ? (
          <>
            {text.slice(0, span.start)}
            <mark className={classes.mark}>{text.slice(span.start, end)}</mark>
            {text.slice(end)}
          </>
        ) : (
          text
        )}
      </td>
    </tr>
  );
}
