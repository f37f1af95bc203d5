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

import Paper from '@material-ui/core/Paper';
import Popper from '@material-ui/core/Popper';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { zIndex: theme.zIndex.tooltip },
    text: {
      maxWidth: 360,
      margin: theme.spacing(0.75, 0),
      padding: theme.spacing(0.75, 1.25),
      fontSize: '0.8125rem',
      lineHeight: 1.45,
      fontFamily: theme.typography.fontFamily,
    },
  }),
  { name: 'DatabasesRowHint' },
);

/** Shows what an element of a row tells, while the keys have led there; the pointer has the browser's own tooltip. */
export function RowHint({ anchor }: { anchor: HTMLElement | undefined }) {
  const classes = useStyles();
  // The row may have gone meanwhile
  if (!anchor?.isConnected || anchor.title === '') {
    return null;
  }
  return (
    <Popper
      open
      anchorEl={anchor}
      placement="bottom-start"
      role="tooltip"
      className={classes.root}
    >
      <Paper className={classes.text} elevation={4}>
        {anchor.title}
      </Paper>
    </Popper>
  );
}
