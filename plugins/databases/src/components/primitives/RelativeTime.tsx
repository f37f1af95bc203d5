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

import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { formatDuration } from '../../lib/formatDuration';
import { formatAbsolute, parseTime } from '../../lib/formatTime';
import { Hint } from './Hint';
import { NotMeasured } from './NotMeasured';
import { useFigureStyles } from './useFigureStyles';

/** How long ago something was, with the moment itself in the reader's zone in the tooltip. */
export function RelativeTime(props: {
  at: string | undefined;
  /** `ago` writes "4 min ago", `age` writes "4 min". */
  as?: 'ago' | 'age';
  /** Why the time is not known, when it is not. */
  unknown?: string;
  focusable?: boolean;
}) {
  const { at, as = 'ago', unknown, focusable } = props;
  const t = useT();
  const now = useNow();
  const classes = useFigureStyles();
  const time = parseTime(at);
  if (at === undefined || time === undefined) {
    return (
      <NotMeasured
        reason={unknown ?? t('time.unknown')}
        label={t('time.notKnown')}
        focusable={focusable}
      />
    );
  }
  const duration = formatDuration(now - time, t);
  return (
    <Hint
      text={formatAbsolute(at)}
      className={classes.figure}
      focusable={focusable}
    >
      <time dateTime={at}>
        {as === 'ago' ? t('time.ago', { duration }) : duration}
      </time>
    </Hint>
  );
}
