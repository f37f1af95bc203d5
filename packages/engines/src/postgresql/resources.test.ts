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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { ago, edit, now } from '../kubernetes/__testUtils__/json';
import { Fixture } from './__testUtils__/Fixture';
import { World } from '../kubernetes/__testUtils__/World';
import { createPostgresqlEngine } from './createPostgresqlEngine';

const engine = createPostgresqlEngine();

function resource(id: string) {
  const found = engine.resources.find(each => each.id === id);
  if (!found) {
    throw new Error(`no resource ${id}`);
  }
  return found;
}

function factOf(id: string, object: UnknownObject) {
  return resource(id).project(object);
}

describe('what is watched', () => {
  it('has one primary resource, and a database for every member', () => {
    expect(
      engine.resources.filter(each => each.scope === 'primary'),
    ).toHaveLength(1);
    for (const each of engine.resources) {
      expect(each.databaseOf === undefined).toBe(each.scope !== 'member');
    }
    expect(new Set(engine.resources.map(each => each.id)).size).toBe(
      engine.resources.length,
    );
  });

  it('never is all of a Kubernetes cluster: core objects are narrowed by a selector', () => {
    const open = engine.resources.filter(
      each =>
        each.scope === 'member' && !each.labelSelector && !each.fieldSelector,
    );
    expect(open).toEqual([]);
  });

  it('is metadata only for Secrets', () => {
    expect(resource('secret').representation).toBe('metadata');
  });
});

describe('what is kept', () => {
  it('never changes the object that it is read from', () => {
    for (const object of new Fixture().objects()) {
      edit(
        object,
        ['status', 'containerStatuses'],
        [
          { name: 'exporter', state: { waiting: { reason: 'x' } } },
          { name: 'postgres', state: { waiting: { reason: 'y' } } },
        ],
      );
      const before = JSON.stringify(object);
      for (const each of engine.resources) {
        each.project(object);
        each.databaseOf?.(object);
      }
      expect(JSON.stringify(object)).toBe(before);
    }
  });

  it('of a Secret are its user and its age', () => {
    const fixture = new Fixture();
    const secret = {
      ...fixture.secrets[0],
      data: { password: 'aHVzaA==' },
      stringData: { password: 'hush' },
    };
    expect(factOf('secret', secret)).toEqual({
      user: 'ledger-app',
      at: Date.parse(ago(3500)) / 1000,
    });
  });

  it('a Secret without labels belongs to the database in its name', () => {
    expect(
      resource('secret').databaseOf?.({
        metadata: {
          name: 'a.b.ledger.credentials.postgresql.acid.zalan.do',
        },
      }),
    ).toBe('ledger');
  });

  it('of annotations are only those with a meaning here', () => {
    const fixture = new Fixture();
    edit(fixture.postgresql, ['metadata', 'annotations'], {
      'kubectl.kubernetes.io/last-applied-configuration': '{"hush":1}',
      'databases.backstage.io/owner': 'group:payments',
      'argocd.argoproj.io/tracking-id': 'payments:acid.zalan.do/postgresql',
    });
    expect(fixture.observe().annotations).toEqual({
      'databases.backstage.io/owner': 'group:payments',
      'argocd.argoproj.io/tracking-id': 'payments:acid.zalan.do/postgresql',
    });
  });

  it('of an Event is what its page shows, in the agreed form', () => {
    const event = {
      metadata: { creationTimestamp: ago(500) },
      involvedObject: { kind: 'postgresql', name: 'ledger' },
      type: 'Warning',
      reason: 'Sync',
      message: 'x'.repeat(700),
      count: 4,
      firstTimestamp: ago(400),
      lastTimestamp: ago(100),
      source: { component: 'postgres-operator' },
    };
    expect(factOf('event', event)).toEqual({
      at: ago(100),
      type: 'Warning',
      reason: 'Sync',
      message: 'x'.repeat(600),
      count: 4,
      firstAt: ago(400),
      reporter: 'postgres-operator',
    });
    expect(resource('event').databaseOf?.(event)).toBe('ledger');
  });

  it('of an Event in the newer form are its series and its time', () => {
    expect(
      factOf('event', {
        eventTime: ago(400),
        series: { count: 3, lastObservedTime: ago(50) },
        reportingComponent: 'postgres-operator',
        reason: 'Sync',
      }),
    ).toEqual({
      at: ago(50),
      type: 'Normal',
      reason: 'Sync',
      count: 3,
      firstAt: ago(400),
      reporter: 'postgres-operator',
    });
  });

  it('a headless Service and Endpoints without a record are not kept', () => {
    expect(
      factOf('service', {
        metadata: { name: 'ledger-config' },
        spec: { clusterIP: 'None' },
      }),
    ).toBeUndefined();
    expect(
      factOf('endpoints', {
        metadata: {
          name: 'ledger-repl',
          labels: { 'cluster-name': 'ledger' },
          annotations: { leader: 'x' },
        },
      }),
    ).toBeUndefined();
  });

  it('of a failover history are the last ten', () => {
    const history = Array.from({ length: 40 }, (_, index) => [
      index + 1,
      1,
      'why',
      '2026-01-01T00:00:00+00:00',
      'ledger-0',
    ]);
    const fixture = new Fixture();
    edit(
      fixture.config,
      ['metadata', 'annotations', 'history'],
      JSON.stringify(history),
    );
    const observed = fixture.observe();
    expect(observed.history).toHaveLength(10);
    expect(observed.history[0].timeline).toBe(41);
  });

  it('of a whole database is less than 3,000 characters', () => {
    const fixture = new Fixture();
    const facts = new World(engine, fixture.objects()).facts(
      'payments',
      'ledger',
      now,
    );
    const all = engine.resources.flatMap(each =>
      each.scope === 'primary' ? [facts.primary] : facts.members(each.id),
    );
    expect(all.length).toBeGreaterThan(15);
    expect(JSON.stringify(all).length).toBeLessThan(3_000);
  });
});
