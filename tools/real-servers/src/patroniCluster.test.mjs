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

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PatroniCluster } from './patroniCluster.mjs';

const START = new Date('2026-01-02T03:04:05.000Z');
const LATER = new Date('2026-01-02T03:05:00.000Z');

/** @param {string} name
 *  @param {Partial<import('./patroniCluster.mjs').Member>} [change] */
function member(name, change) {
  return { name, uid: `uid-${name}`, ip: '10.1.0.1', ready: true, ...change };
}

/** @param {object} [config] */
function cluster(config = { synchronous_mode: true }) {
  return new PatroniCluster({
    scope: 'orders-db',
    serverVersion: 150008,
    standby: false,
    config: { ttl: 30, ...config },
  });
}

describe('PatroniCluster', () => {
  it('elects the first member without counting a transition', () => {
    const orders = cluster();
    orders.observe([member('b'), member('a')], START);
    assert.equal(orders.leader, 'a');
    assert.equal(orders.leaderRecord()?.transitions, '0');
    assert.equal(orders.configRecord().history, undefined);
    assert.deepEqual(orders.syncRecord(), { leader: 'a', sync_standby: 'b' });
  });

  it('promotes the synchronous standby, not the pod that replaced the leader', () => {
    const orders = cluster();
    orders.observe([member('a'), member('b'), member('c')], START);
    orders.beat(START);
    orders.observe(
      [member('a', { uid: 'new' }), member('b'), member('c')],
      LATER,
    );
    assert.equal(orders.leader, 'b');
    assert.equal(orders.roleLabel('a'), 'replica');
    assert.equal(orders.leaderRecord()?.transitions, '1');
    const history = JSON.parse(orders.configRecord().history ?? '');
    assert.equal(history.length, 1);
    assert.equal(history[0][0], 1);
    assert.equal(history[0][4], 'b');
    assert.equal(orders.status(member('b')).timeline, 2);
  });

  it('has no leader while no member is ready', () => {
    const orders = cluster({});
    orders.observe([member('a')], START);
    orders.observe([member('a', { ready: false })], LATER);
    assert.equal(orders.leader, undefined);
    assert.equal(orders.leaderRecord(), undefined);
  });

  it('never reports a replica ahead of its leader', () => {
    const orders = cluster({});
    const members = [member('a'), member('b'), member('c')];
    orders.observe(members, START);
    for (let beat = 0; beat < 50; beat += 1) {
      orders.beat(START);
      const end = Number(orders.leaderRecord()?.optime);
      for (const each of members) {
        assert.ok(orders.status(each).xlog_location <= end);
      }
    }
  });

  it('asks for a restart for max_connections only', () => {
    const orders = cluster({
      postgresql: { parameters: { max_connections: '100' } },
    });
    orders.observe([member('a')], START);
    orders.configure({ postgresql: { parameters: { work_mem: '4MB' } } });
    assert.equal(orders.status(member('a')).pending_restart, undefined);
    orders.configure({
      postgresql: { parameters: { max_connections: '200' } },
    });
    assert.equal(orders.status(member('a')).pending_restart, true);
    orders.restart('a');
    assert.equal(orders.status(member('a')).pending_restart, undefined);
  });

  it('refuses a switchover to a member that is not ready', () => {
    const orders = cluster({});
    orders.observe([member('a'), member('b', { ready: false })], START);
    assert.equal(orders.switchover('b', LATER), false);
    assert.equal(orders.leader, 'a');
  });
});
