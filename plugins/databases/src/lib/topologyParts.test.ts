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

import { ordersDb } from '../testUtils/fixtures';
import { observed } from '../testUtils/observed';
import { topologyPartsOf } from './topologyParts';

const shapesOf = (name: Parameters<typeof observed>[0]) =>
  topologyPartsOf(observed(name))?.parts.map(part => [
    part.kind,
    part.name,
    part.primary,
    `${part.ready}/${part.total}`,
  ]);

describe('topologyPartsOf', () => {
  it('gives the shards and the config servers, each with its primary first', () => {
    expect(shapesOf('mongodb-sharded')).toEqual([
      ['shard', 'rs0', 'catalog-rs0-0', '5/5'],
      ['shard', 'rs1', 'catalog-rs1-0', '5/5'],
      ['shard', 'rs2', 'catalog-rs2-0', '5/5'],
      ['config-servers', 'cfg', 'catalog-cfg-0', '3/3'],
    ]);
    expect(shapesOf('mongodb-shard-down')?.[1]).toEqual([
      'shard',
      'rs1',
      undefined,
      '3/5',
    ]);
    const topology = topologyPartsOf(observed('mongodb-sharded'));
    expect(topology?.parts[0].members[0].role).toBe('primary');
    expect(topology?.routers).toMatchObject([{ ready: 2, total: 2 }]);
  });

  it('gives the group of MySQL, its read replicas and its routers', () => {
    expect(shapesOf('mysql-group')).toEqual([
      ['group', undefined, 'orders-0', '3/3'],
      ['read-replicas', 'orders-reporting', undefined, '1/1'],
    ]);
    // With routers in front, one part is enough.
    expect(shapesOf('mysql-no-quorum')).toEqual([
      ['group', undefined, 'orders-0', '1/3'],
    ]);
  });

  it('leaves members that clients reach directly to the drawing', () => {
    expect(topologyPartsOf(ordersDb())).toBeUndefined();
    expect(topologyPartsOf(observed('mongodb-replica-set'))).toBeUndefined();
    expect(topologyPartsOf(observed('mongodb-paused'))).toBeUndefined();
  });

  it('shows members of a group that the model does not describe', () => {
    const sharded = observed('mongodb-sharded');
    const { groups: _, ...topology } = sharded.topology;
    expect(
      topologyPartsOf({ ...sharded, topology })?.parts.map(({ name }) => name),
    ).toEqual(['rs0', 'rs1', 'rs2', 'cfg']);
  });
});
