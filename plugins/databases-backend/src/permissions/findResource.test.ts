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

import { gadget, GadgetWorld } from '../__testUtils__/GadgetWorld';
import { findResource } from './findResource';

describe('findResource', () => {
  it('finds a database by its reference, and nothing by what is none', async () => {
    const world = new GadgetWorld();
    world.sink('gadget').upsert(gadget('a'));
    await world.clock.advance(1_000);
    const find = (ref: string) => findResource(world.inventory, ref)?.ref.name;
    expect(find('prod-eu/ns/gadget/a')).toBe('a');
    expect(find('prod-eu/ns/gadget/b')).toBeUndefined();
    for (const malformed of ['', '/', 'a', 'prod-eu/ns/gadget', '///', '🙂']) {
      expect(find(malformed)).toBeUndefined();
    }
  });
});
