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

import { Clock } from '../../clock';
import { ResourceDefinition, WriteFacts } from '../ResourceDefinition';
import { applyDefaults } from '../schema/applyDefaults';
import { validateLists } from '../schema/validateLists';
import { kubeErrors } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { changesMoreThanStatus } from './unsettle';
import { validateFields } from './validateFields';
import { validateMeta } from './validateMeta';
import { validateScale } from './validateScale';
import { WriteSubresource } from './WriteContext';

/** Makes objects complete before they are kept, and refuses those that break a rule of their kind. */
export class ObjectCompletion {
  readonly #clock: Clock;
  #addresses = 0;

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  /** Defaults, the kind's own additions, and validation. */
  complete(
    definition: ResourceDefinition,
    object: KubeObject,
    old: KubeObject | undefined,
    subresource?: WriteSubresource,
  ): void {
    if (!definition.core) {
      applyDefaults(object, definition.schema);
    }
    if (!old || changesMoreThanStatus(object, old)) {
      definition.prepare?.(object, old, this.#facts());
    }
    const errors = validateMeta(definition, object.metadata);
    errors.push(...validateFields(definition, object, subresource));
    if (!definition.core) {
      const statusOnly = subresource === 'status';
      errors.push(...validateScale(definition, object, { statusOnly }));
      errors.push(...validateLists(object, definition.schema, ''));
    }
    errors.push(...(definition.validate?.(object, old) ?? []));
    if (errors.length > 0) {
      throw kubeErrors.invalid(
        { group: definition.id.group, kind: definition.kind },
        object.metadata.name ?? '',
        errors,
      );
    }
  }

  #facts(): WriteFacts {
    return {
      nowMs: this.#clock.now(),
      nextAddress: () => {
        this.#addresses++;
        const low = this.#addresses % 254;
        const middle = Math.floor(this.#addresses / 254) % 256;
        return `10.96.${middle}.${low + 1}`;
      },
    };
  }
}
