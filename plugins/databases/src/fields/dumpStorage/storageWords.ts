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

import { FormsTranslate } from '../../formsTranslation';
import {
  MysqlStorageText,
  mysqlStorageTexts,
  MysqlStorageKind,
} from '../support/mysqlStorage';
import { MysqlStorageWords } from '../support/MysqlStorageInputs';

/** The words of the storage of a dump. */
export function storageWords(t: FormsTranslate): MysqlStorageWords {
  return {
    kind: t('fields.dumpStorage.kind'),
    choose: t('fields.dumpStorage.choose'),
    kinds: {
      s3: t('fields.schedules.mysql.kinds.s3'),
      oci: t('fields.schedules.mysql.kinds.oci'),
      azure: t('fields.schedules.mysql.kinds.azure'),
      volume: t('fields.schedules.mysql.kinds.volume'),
    },
    labelOf: (text, kind) => labelOf(text, kind, t),
    hints: {
      prefix: t('fields.dumpStorage.prefixHint'),
      secret: t('fields.dumpStorage.secretHint'),
      endpoint: t('fields.schedules.mysql.endpointHint'),
    },
  };
}

/** The label of the input that a problem is at; the one of the kind where it is at none. */
export function labelOfProblem(
  field: string,
  kind: MysqlStorageKind | undefined,
  t: FormsTranslate,
): string {
  const text = mysqlStorageTexts.find(each => each === field);
  return text && kind ? labelOf(text, kind, t) : t('fields.dumpStorage.kind');
}

function labelOf(
  text: MysqlStorageText,
  kind: MysqlStorageKind,
  t: FormsTranslate,
): string {
  return text === 'bucket'
    ? t(`fields.dumpStorage.bucket.${kind}`)
    : t(`fields.dumpStorage.${text}`);
}
