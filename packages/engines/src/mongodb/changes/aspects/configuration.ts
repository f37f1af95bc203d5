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

import { Path } from '../../../changes/paths';
import { Draft } from '../Draft';
import { checkConfiguration, ConfigurationPlace } from './checkConfiguration';

/** Without the line breaks of other systems, and without those at the end. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}

/**
 * Writes or takes out the configuration of mongod or mongos.
 *
 * @returns whether it was changed.
 */
export function changeConfiguration(
  draft: Draft,
  place: ConfigurationPlace & { present: string | undefined; path: Path },
  wanted: string | null | undefined,
): boolean {
  if (wanted === undefined) {
    return false;
  }
  const text = plain(wanted ?? '');
  const { present, path, kind } = place;
  // A form may leave out the last line break: that is no reason for a roll-out.
  if (text === plain(present ?? '')) {
    return false;
  }
  const at = [...path, 'configuration'];
  if (!checkConfiguration(draft, place, text, present) && !draft.isNew) {
    return false;
  }
  if (text.trim() === '') {
    draft.remove(at);
    draft.warn('configuration-removed', `${place.who}:`, place.field);
  } else {
    draft.set(at, `${text}\n`);
  }
  draft.impact(
    kind === 'mongos' ? 'mongos-configuration-change' : 'configuration-change',
    {
      path: at.join('.'),
      ...(present !== undefined && { from: 'the present text' }),
      ...(text.trim() !== '' && { to: 'the new text' }),
      effect: place.alone ? 'recreate' : 'rolling restart',
      duration: 'minutes',
    },
  );
  return true;
}
