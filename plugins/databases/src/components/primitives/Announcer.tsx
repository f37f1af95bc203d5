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
import { useThrottled } from '../../hooks/useThrottled';
import { visuallyHidden } from '../../lib/visuallyHidden';

/** The least time between two things said to a screen reader, in milliseconds. */
const SPEAK_MS = 10_000;

const useStyles = makeStyles(
  {
    hidden: visuallyHidden,
  },
  { name: 'DatabasesAnnouncer' },
);

/** Says the latest message to screen readers, and not more often than a person can listen. */
export function Announcer({ message }: { message: string }) {
  const classes = useStyles();
  const spoken = useThrottled(message, SPEAK_MS);
  return (
    <div className={classes.hidden} role="status" aria-live="polite">
      {spoken}
    </div>
  );
}
