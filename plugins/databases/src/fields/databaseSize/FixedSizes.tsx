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
import { SizeLook } from '../../engines/EngineLook';
import { useFormsT } from '../../hooks/useFormsT';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: theme.spacing(0, 0, 1.5),
      fontSize: '0.875rem',
      lineHeight: 1.5,
      color: quietColor(theme),
    },
  }),
  { name: 'DatabasesFixedSizes' },
);

/** Says which sizes are not here, and what works instead. */
export function FixedSizes(props: { hint: SizeLook['fixedHint'] }) {
  const classes = useStyles();
  const t = useFormsT();
  return (
    <p className={classes.root}>{t(props.hint ?? 'fields.size.fixed.other')}</p>
  );
}
