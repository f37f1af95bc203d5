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

import { JsonObject } from '@backstage/types';
import { Engine } from '@database-platform/plugin-databases-common';
import { gadgetEngine } from '../__testUtils__/gadgetEngine';
import { selectEngines } from './selectEngines';
import { suiteEngines } from './suiteEngines';

const other: Engine = { ...gadgetEngine, id: 'other' };

describe('selectEngines', () => {
  it('adds, replaces and switches off', () => {
    const better = { ...gadgetEngine, title: 'Better' };
    expect(selectEngines([gadgetEngine], [other, better], {})).toEqual([
      better,
      other,
    ]);
    const off = { enabled: false, options: {} };
    expect(selectEngines([gadgetEngine], [other], { other: off })).toEqual([
      gadgetEngine,
    ]);
  });

  it.each<[string, Engine[], string]>([
    ['twice', [other, other], 'The engine "other" was added twice'],
    ['a bad id', [{ ...other, id: 'Other' }], 'must be lower case'],
    [
      'no primary resource',
      [{ ...other, resources: other.resources.slice(1) }],
      'exactly one primary resource, not 0',
    ],
    [
      'a resource twice',
      [{ ...other, resources: [...other.resources, other.resources[1]] }],
      'uses a resource id twice',
    ],
  ])('refuses %s', (_what, added, sentence) => {
    expect(() => selectEngines([], added, {})).toThrow(sentence);
  });

  it('refuses what is configured for an engine that does not exist', () => {
    expect(() =>
      selectEngines([other], [], { oracle: { enabled: true, options: {} } }),
    ).toThrow('databases.engines.oracle: there is no such engine');
  });
});

describe('suiteEngines', () => {
  it('tells the PostgreSQL engine its labels', () => {
    const [engine] = suiteEngines({
      postgresql: {
        enabled: true,
        options: { labels: { application: 'pg', clusterName: 'db' } },
      },
    });
    const pods = engine.resources.find(({ plural }) => plural === 'pods');
    expect(pods?.labelSelector).toBe('application=pg');
    expect(
      pods?.databaseOf?.({ metadata: { labels: { db: 'orders-db' } } }),
    ).toBe('orders-db');
  });

  it.each(['mysql', 'mongodb'])(
    "tells the engine %s the name of its operator's Deployment",
    id => {
      const selectorOf = (options: JsonObject) =>
        suiteEngines({ [id]: { enabled: true, options } })
          .find(engine => engine.id === id)
          ?.resources.find(({ plural }) => plural === 'deployments')
          ?.fieldSelector;
      expect(selectorOf({ operatorDeployment: 'dba-operator' })).toBe(
        'metadata.name=dba-operator',
      );
      expect(selectorOf({})).toMatch(/^metadata\.name=[a-z-]+-operator$/);
      expect(() => selectorOf({ labels: {} })).toThrow(
        `databases.engines.${id}.labels: is not known; allowed are enabled, operatorDeployment`,
      );
    },
  );

  it('refuses options that do not exist', () => {
    const read = (options: object) => () =>
      suiteEngines({
        postgresql: { enabled: true, options: options as never },
      });
    expect(read({ label: {} })).toThrow('databases.engines.postgresql.label:');
    expect(read({ labels: { cluster: 'x' } })).toThrow(
      'databases.engines.postgresql.labels.cluster: is not known; allowed are application, clusterName, role',
    );
    expect(read({ labels: { role: 7 } })).toThrow(
      'databases.engines.postgresql.labels.role: must be a text',
    );
  });
});
