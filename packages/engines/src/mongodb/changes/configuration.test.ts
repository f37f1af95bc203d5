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

import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf } from './__testUtils__/Request';
import { configurationRules } from './rules/configurationRules';

const configure = (configuration: string | null, request = new Request()) =>
  request.plan('configure', { configuration });
const present = (configuration: string) =>
  new Request().spec(['replsets', 0, 'configuration'], configuration);
const create = (configuration: string) =>
  new Request().plan('create', {
    version: '8.0.19-7',
    members: 3,
    volume: '10Gi',
    configuration,
  });
const inMemory = () =>
  new Request().spec(['replsets', 0, 'storage'], { engine: 'inMemory' });

describe('the configuration of mongod', () => {
  it.each(
    ruleCases(configurationRules, {
      'configuration-change': () => configure('systemLog:\n  verbosity: 1\n'),
      'mongos-configuration-change': () =>
        new Request({ shards: 2 }).plan('configure', {
          mongos: { configuration: 'systemLog:\n  verbosity: 1\n' },
        }),
      'configuration-removed': () => configure(null),
      'configuration-syntax': () => configure('net: [\n'),
      'configuration-section': () => configure('net: 27018\n'),
      'configuration-tls-mode': () =>
        configure('net:\n  tls:\n    mode: requireTLS\n'),
      'configuration-ignored': () => configure('storage:\n  dbPath: /data\n'),
      'configuration-engine': () => configure('storage:\n  engine: inMemory\n'),
      'configuration-encryption': () =>
        configure('security:\n  enableEncryption: false\n'),
      'configuration-authorization': () =>
        configure('security:\n  authorization: disabled\n'),
      'configuration-secret': () =>
        configure('security:\n  ldap:\n    bind:\n      queryPassword: s\n'),
      'configuration-port': () => configure('net:\n  port: 27018\n'),
      'configuration-bootstrap': () =>
        create('setParameter:\n  enableLocalhostAuthBypass: false\n'),
      'configuration-inmemory': () =>
        configure('security:\n  enableEncryption: true\n', inMemory()),
      'configuration-unknown': () => configure('systemlog:\n  verbosity: 1\n'),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('is written as it is, with one line break at its end', () => {
    expect(
      configure('net:\r\n  compression:\r\n    compressors: zstd'),
    ).toMatchObject({
      title: 'Configure catalog: configuration of rs0',
      action: {
        edits: [
          {
            op: 'set',
            path: ['spec', 'replsets', 0, 'configuration'],
            value: 'net:\n  compression:\n    compressors: zstd\n',
          },
        ],
      },
      errors: [],
    });
  });

  it.each([
    'operationProfiling:\n  mode: slowOp\n',
    'operationProfiling:\n  mode: slowOp',
    'operationProfiling:\r\n  mode: slowOp\r\n\r\n',
  ])('is not rolled out for line breaks alone: %j', text => {
    expect(configure(text)).toMatchObject({
      title: 'Nothing to change',
      action: { edits: [] },
    });
  });

  it('what was there before and does not change is left alone', () => {
    const old =
      'storage:\n  engine: wiredTiger\n  dbPath: /data\nsecurity:\n  enableEncryption: false\n';
    expect(
      configure(`${old}systemLog:\n  verbosity: 1\n`, present(old)).errors,
    ).toEqual([]);
  });

  it('taking the configuration out changes encryption as well', () => {
    expect(
      rulesOf(
        configure(null, present('security:\n  enableEncryption: false\n')),
      ).errors,
    ).toEqual(['configuration-encryption']);
  });

  it('the size of the cache counts only without a memory limit', () => {
    const cache =
      'storage:\n  wiredTiger:\n    engineConfig:\n      cacheSizeGB: 3\n';
    expect(rulesOf(configure(cache)).errors).toEqual(['configuration-ignored']);
    const free = new Request().spec(['replsets', 0, 'resources'], {});
    expect(rulesOf(configure(cache, free)).errors).toEqual([]);
  });

  it('before crVersion 1.22 authorization cannot be switched off', () => {
    const request = new Request().spec(['crVersion'], '1.21.0');
    expect(
      rulesOf(configure('security:\n  authorization: disabled\n', request))
        .errors,
    ).toEqual(['configuration-ignored']);
  });

  it('a file that holds a secret is none', () => {
    const file = 'security:\n  vault:\n    tokenFile: /etc/token\n';
    expect(configure(file).errors).toEqual([]);
    const secret = 'security:\n  vault:\n    token: hunter2\n';
    const plan = configure(secret);
    expect(rulesOf(plan).errors).toEqual(['configuration-secret']);
    expect(JSON.stringify(plan)).not.toContain('hunter2');
  });

  it('each part of a sharded database has its own', () => {
    const { title, action } = new Request({ shards: 2 }).plan('configure', {
      configuration: 'systemLog:\n  verbosity: 1\n',
      replicaSets: ['rs1'],
      configServers: { configuration: null },
      mongos: { configuration: 'systemLog:\n  verbosity: 2\n' },
    });
    expect(title).toBe(
      'Configure catalog: configuration of rs1, cfg and mongos',
    );
    expect(action).toMatchObject({
      edits: [
        { op: 'set', path: ['spec', 'replsets', 1, 'configuration'] },
        {
          op: 'remove',
          path: ['spec', 'sharding', 'configsvrReplSet', 'configuration'],
        },
        { op: 'set', path: ['spec', 'sharding', 'mongos', 'configuration'] },
      ],
    });
  });
});
