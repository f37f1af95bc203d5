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

import { changeProperties } from '../../changes/__testUtils__/changeProperties';
import {
  exampleProperties,
  examplesIn,
} from '../../changes/__testUtils__/exampleProperties';
import { inputs, manifests } from './__testUtils__/arbitraries';
import { contextOf } from './__testUtils__/Request';
import { postgresqlChanges } from './postgresqlChanges';

const trial = {
  changes: postgresqlChanges,
  inputs,
  manifests,
  contextOf,
  // What is both added and taken out is refused; there is nothing that it could lead to.
  unclear: ['postgresql/user-twice'],
};
const examples = examplesIn('postgresql', [
  'zalando-postgres-operator',
  'own-words',
]);

describe('every change', () => {
  it.each([...changeProperties(trial), ...exampleProperties(trial, examples)])(
    '%s',
    (_, holds) => {
      expect(holds).not.toThrow();
    },
  );
});
