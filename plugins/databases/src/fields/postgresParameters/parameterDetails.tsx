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

import { findPostgresqlParameter } from '@database-platform/plugin-databases-common';
import { FormsTranslate } from '../../formsTranslation';
import { SettingDetails } from '../support/SettingRow';
import { ParameterEffect } from './ParameterEffect';
import { parameterWords } from './parameterWords';

/** What PostgreSQL's own list says of a parameter, and what the change does. */
export function parameterDetails(
  name: string,
  value: string | null | undefined,
  version: string | undefined,
  t: FormsTranslate,
): SettingDetails {
  const parameter = findPostgresqlParameter(name);
  return {
    about: parameter
      ? [parameterWords(parameter, t), parameter.help]
      : [t('fields.parameters.notKnown')],
    suggestions:
      parameter?.type === 'bool' ? ['on', 'off'] : parameter?.values ?? [],
    effect: effectOf(),
  };

  function effectOf() {
    if (value === undefined) {
      return undefined;
    }
    return value === null ? (
      t('fields.parameters.gone')
    ) : (
      <ParameterEffect name={name} version={version} />
    );
  }
}
