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

import { operatorAnnotations } from './facts/keptAnnotations';
import { View } from './View';

/** The major version of `PostgreSQL 15.8` as the operator writes it into Events: `150008`. */
const upgradeEvent = /upgrade from (\d{2})\d{4} to (\d{2})\d{4}/;

/**
 * The major version that runs.
 *
 * @remarks
 * No field of Kubernetes holds it. The pods' `PGVERSION` is what they were told to run, which is also what runs, unless an upgrade in place failed:
 * then the version before it runs, and only the operator's Event names it.
 */
export function runningVersion(view: View): string | undefined {
  const { object, statefulSet } = view;
  if (object.notes?.[operatorAnnotations.upgradeFailed] !== undefined) {
    return versionBeforeUpgrade(view);
  }
  return statefulSet?.version ?? object.version;
}

/** From the Event of the last upgrade that did not succeed. */
export function versionBeforeUpgrade(view: View): string | undefined {
  for (const event of view.events) {
    const match = upgradeEvent.exec(event.message ?? '');
    if (match && event.type === 'Warning') {
      return match[1];
    }
  }
  return undefined;
}
