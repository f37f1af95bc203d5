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
import { mongodbChanges } from './mongodbChanges';

const trial = {
  changes: mongodbChanges,
  inputs,
  manifests,
  contextOf,
  // What is both added and taken out leads nowhere; nor does a change of a shard that comes, or whose volume is to be seen, only afterwards.
  unclear: [
    'mongodb/user-twice',
    'mongodb/task-twice',
    'mongodb/set-unknown',
    'mongodb/volume-below-claims',
  ],
};
const examples = examplesIn('PerconaServerMongoDB', [
  'percona-server-mongodb-operator',
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
