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

import { ConfigReader } from '@backstage/core-app-api';
import { formDataFor, readTemplateNames } from './templates';

describe('readTemplateNames', () => {
  it('knows the templates of the suite, and which operations have none for an engine', () => {
    const names = readTemplateNames(new ConfigReader({}));
    expect(names.of('create', 'postgresql')).toEqual({
      namespace: 'default',
      templateName: 'create-postgresql',
    });
    expect(names.of('resize', 'mongodb')?.templateName).toBe('resize-database');
    expect(names.of('users', 'mongodb')?.templateName).toBe('mongodb-users');
    expect(names.of('backup-schedule', 'mysql')?.templateName).toBe(
      'backup-schedule',
    );
    expect(names.of('pooler', 'mongodb')).toBeUndefined();
  });

  it('lets a portal name its own, in any namespace, and take one away', () => {
    const names = readTemplateNames(
      new ConfigReader({
        databases: {
          templates: {
            resize: 'platform/grow-a-database',
            'resize-kafka': 'add-brokers',
            delete: 'none',
          },
        },
      }),
    );
    expect(names.of('resize', 'postgresql')).toEqual({
      namespace: 'platform',
      templateName: 'grow-a-database',
    });
    expect(names.of('resize', 'kafka')?.templateName).toBe('add-brokers');
    expect(names.of('delete', 'postgresql')).toBeUndefined();
    expect(names.of('upgrade', 'postgresql')?.templateName).toBe(
      'upgrade-database',
    );
  });
});

describe('formDataFor', () => {
  it('fills in the database, whatever characters its Kubernetes cluster has', () => {
    const query = formDataFor({
      kubernetesCluster: 'arn:aws:eks:eu-central-1:1:cluster/prod&1',
      namespace: 'orders',
      engine: 'postgresql',
      name: 'orders-db',
    });
    expect(
      JSON.parse(new URLSearchParams(query).get('formData') ?? ''),
    ).toEqual({
      database:
        'arn:aws:eks:eu-central-1:1:cluster/prod&1/orders/postgresql/orders-db',
    });
  });
});
