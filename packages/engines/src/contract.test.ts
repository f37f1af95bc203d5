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

import {
  engineContract,
  EngineSpecimen,
} from '@database-platform/plugin-databases-common/testUtils';
import { mongodbSpecimen } from './mongodb/__testUtils__/specimen';
import { createMongodbEngine } from './mongodb';
import { mysqlSpecimen } from './mysql/__testUtils__/specimen';
import { createMysqlEngine } from './mysql';
import { postgresqlSpecimen } from './postgresql/__testUtils__/specimen';
import { defaultEngines } from './registry';
import { createPostgresqlEngine } from './postgresql';

const specimens: Readonly<Record<string, EngineSpecimen>> = {
  postgresql: postgresqlSpecimen,
  mysql: mysqlSpecimen,
  mongodb: mongodbSpecimen,
};

const engines = [
  createPostgresqlEngine(),
  createMysqlEngine(),
  createMongodbEngine(),
];

describe('the engines', () => {
  it('all stand the contract', () => {
    const tested = new Set(engines.map(({ id }) => id));
    expect(defaultEngines().filter(({ id }) => !tested.has(id))).toEqual([]);
  });
});

describe.each(engines)('$title', engine => {
  it.each(engineContract(engine, specimens[engine.id]))('%s', (_, check) => {
    expect(check).not.toThrow();
  });
});
