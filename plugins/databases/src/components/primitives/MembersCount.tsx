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
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { useTone } from './useTone';

const MOST_PIPS = 7;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    pips: { display: 'inline-flex', gap: 3 },
    pip: {
      width: 8,
      height: 8,
      boxSizing: 'border-box',
      borderRadius: '50%',
      border: `1.5px solid ${quietColor(theme)}`,
    },
  }),
  { name: 'DatabasesMembersCount' },
);

/** `2/3`, with a filled dot for each member that is ready and an open one for each that is not. */
export function MembersCount(props: {
  ready: number;
  total: number;
  /** The same in words, where it does not count members. */
  label?: string;
}) {
  const { ready, total, label } = props;
  const classes = useStyles();
  const t = useT();
  const good = useTone('good');
  const short = ready < total;
  return (
    <span className={classes.root}>
      <span
        style={{ fontWeight: short ? 700 : undefined }}
        aria-label={
          label ??
          t('members.ready', { ready: String(ready), total: String(total) })
        }
        role="img"
      >
        {ready}/{total}
      </span>
      {total > 1 && total <= MOST_PIPS && (
        <span className={classes.pips} aria-hidden>
          {Array.from({ length: total }, (_, index) => (
            <span
              key={index}
              className={classes.pip}
              style={
                index < ready
                  ? { backgroundColor: good.text, borderColor: good.text }
                  : undefined
              }
            />
          ))}
        </span>
      )}
    </span>
  );
}
