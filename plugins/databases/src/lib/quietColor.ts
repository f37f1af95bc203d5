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

import { Theme } from '@material-ui/core/styles';

/** The colours of text that says less. The theme's own secondary colour is a little too faint on the page's grey. */
export const quietColors = { light: '#5a5f66', dark: '#c8ccd1' } as const;

/** The colour of text that says less, in a theme. */
export function quietColor(theme: Theme): string {
  return quietColors[theme.palette.type];
}
