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

import { useT } from '../../hooks/useT';
import { formatStorage } from '../../lib/formatBytes';
import { Hint } from './Hint';
import { useFigureStyles } from './useFigureStyles';

/** A size in binary units, with the exact figure and its origin in the tooltip. */
export function BytesText(props: {
  bytes: number;
  /** Where the figure is from, as a sentence. */
  source?: string;
  focusable?: boolean;
}) {
  const { bytes, source, focusable } = props;
  const t = useT();
  const classes = useFigureStyles();
  const exact = t('bytes.exact', { bytes: bytes.toLocaleString() });
  return (
    <Hint
      text={source ? `${source} ${exact}` : exact}
      className={classes.figure}
      focusable={focusable}
    >
      {formatStorage(bytes)}
    </Hint>
  );
}
