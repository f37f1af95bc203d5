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

import { isMeasured, Lag } from '@database-platform/plugin-databases-common';
import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { formatDuration } from '../../lib/formatDuration';
import { formatLag } from '../../lib/formatLag';
import { parseTime } from '../../lib/formatTime';
import { Hint } from './Hint';
import { NotMeasured } from './NotMeasured';
import { useFigureStyles } from './useFigureStyles';

/** How far behind, with where the figure is from and how old it is; or why nobody can say. */
export function LagCell({ lag, focusable }: { lag: Lag; focusable?: boolean }) {
  const t = useT();
  const now = useNow();
  const classes = useFigureStyles();
  if (!isMeasured(lag)) {
    return <NotMeasured reason={lag.notMeasured} focusable={focusable} />;
  }
  const text = formatLag(lag);
  if (!text) {
    return <NotMeasured reason={t('lag.noFigure')} focusable={focusable} />;
  }
  const observed = parseTime(lag.observedAt);
  const hint = [
    lag.member ? t('lag.of', { member: lag.member }) : undefined,
    lag.bytes === undefined
      ? undefined
      : t('lag.exact', { bytes: lag.bytes.toLocaleString() }),
    t('lag.source', { source: lag.source }),
    observed === undefined
      ? undefined
      : t('lag.age', { duration: formatDuration(now - observed, t) }),
  ].filter(part => part !== undefined);
  return (
    <Hint
      text={hint.join(' ')}
      className={classes.figure}
      focusable={focusable}
    >
      {text}
    </Hint>
  );
}
