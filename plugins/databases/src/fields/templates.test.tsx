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

import { JsonObject, JsonValue } from '@backstage/types';
import { operationInputs } from '@database-platform/plugin-databases-common';
import { fireEvent, screen, waitFor } from '@testing-library/react';
// A test runs in Node, which is where the templates can be read.
/* eslint-disable no-restricted-imports */
import { readFileSync } from 'fs';
import { join } from 'path';
/* eslint-enable no-restricted-imports */
import { parse } from 'yaml';
import { createTestBackend } from '../testUtils/createApi';
import { ordersDb } from '../testUtils/fixtures';
import { observed } from '../testUtils/observed';
import { renderForm } from './__testUtils__/renderForm';

// The code of each field is fetched, on machines of any speed.
jest.setTimeout(60_000);

/** A step of one of the suite's own templates, as the scaffolder renders it. */
function renderTemplate(
  name: string,
  step: number,
  formData: Record<string, JsonValue>,
  database = observed('mongodb-sharded'),
) {
  const file = join(__dirname, '../../../../templates', name, 'template.yaml');
  const steps: JsonObject[] = parse(readFileSync(file, 'utf8')).spec.parameters;
  return renderForm([steps[step]], {
    formData,
    backend: createTestBackend({ database }),
  });
}

const write = (input: HTMLElement, value: string) =>
  fireEvent.change(input, { target: { value } });

const catalog = 'prod-eu/shop/mongodb/catalog';

describe('the templates of the suite', () => {
  it('resize some shards of MongoDB, once they are named', async () => {
    const { plans } = renderTemplate('resize-database', 0, {
      database: catalog,
      size: { members: 5 },
    });
    const last = () => plans.requests.at(-1)?.request.input;
    await waitFor(() => expect(last()).toEqual({ members: 5 }));
    fireEvent.click(
      await screen.findByRole('checkbox', { name: /^Only some of the shards/ }),
    );
    const [name] = await screen.findAllByRole('textbox', {
      name: /replicaSets-0|^Shards/,
    });
    write(name, 'rs1');
    await waitFor(() =>
      expect(last()).toEqual({ members: 5, replicaSets: ['rs1'] }),
    );
    fireEvent.click(
      screen.getByRole('checkbox', { name: /^Only some of the shards/ }),
    );
    await waitFor(() => expect(last()).toEqual({ members: 5 }));
  });

  it('configure some shards of MongoDB, once they are named', async () => {
    const { plans } = renderTemplate('configure-mongodb', 0, {
      database: catalog,
    });
    const last = () => plans.requests.at(-1)?.request.input;
    write(
      await screen.findByRole('textbox', { name: /^mongod\b/ }),
      'operationProfiling:\n  mode: slowOp\n',
    );
    fireEvent.click(
      await screen.findByRole('checkbox', { name: /^Only some of the shards/ }),
    );
    const [name] = await screen.findAllByRole('textbox', {
      name: /replicaSets-0|^Shards/,
    });
    write(name, 'rs1');
    await waitFor(() =>
      expect(last()).toEqual({
        configuration: 'operationProfiling:\n  mode: slowOp\n',
        replicaSets: ['rs1'],
      }),
    );
    expect(operationInputs.mongodb.configure.parse(last())).toEqual(last());
  });

  it('change how the operator of MongoDB chooses a version, where that is wanted', async () => {
    const { plans } = renderTemplate('upgrade-database', 0, {
      database: catalog,
    });
    const last = () => plans.requests.at(-1)?.request.input;
    await waitFor(() => expect(last()).toEqual({}));
    fireEvent.click(
      await screen.findByRole('checkbox', {
        name: /^Change whether the operator chooses/,
      }),
    );
    write(
      await screen.findByRole('textbox', { name: /^What it takes/ }),
      '8.0-recommended',
    );
    write(screen.getByRole('textbox', { name: /^When it looks/ }), '0 4 * * 6');
    await waitFor(() =>
      expect(last()).toEqual({
        upgradeOptions: { apply: '8.0-recommended', schedule: '0 4 * * 6' },
      }),
    );
    expect(operationInputs.mongodb.upgrade.parse(last())).toEqual(last());
  });

  it('ask for the names of certificates of MySQL where it does not sign its own', async () => {
    const { plans } = renderTemplate('create-mysql', 1, {
      target: { kubernetesCluster: 'prod-eu', namespace: 'shop' },
      name: 'orders',
      owner: 'group:default/shop',
      version: '8.4.3',
      secret: 'orders-root',
      size: { members: 3, volume: '10Gi' },
    });
    const last = () => plans.requests.at(-1)?.request.input;
    await waitFor(() => expect(last()).toMatchObject({ selfSigned: true }));
    expect(
      screen.queryByRole('textbox', { name: /^Of the servers/ }),
    ).toBeNull();
    fireEvent.click(
      screen.getByRole('checkbox', {
        name: /^MySQL signs its own certificates/,
      }),
    );
    write(
      await screen.findByRole('textbox', { name: /^Of the servers/ }),
      'orders-cert',
    );
    fireEvent.click(screen.getByRole('radio', { name: 'Enterprise' }));
    await waitFor(() =>
      expect(last()).toMatchObject({
        selfSigned: false,
        edition: 'enterprise',
        tls: { server: 'orders-cert' },
      }),
    );
    expect(
      operationInputs.mysql.create.safeParse(last()).error,
    ).toBeUndefined();
  });

  it('make a MySQL of a dump or of a running one, with the fields of each', async () => {
    const { plans } = renderTemplate(
      'clone-mysql',
      0,
      { database: 'prod-eu/shop/mysql/orders', name: 'orders-2' },
      observed('mysql-group'),
    );
    const last = () => plans.requests.at(-1)?.request;
    await waitFor(() =>
      expect(last()).toMatchObject({
        operation: 'clone',
        source: { name: 'orders' },
        target: { name: 'orders-2' },
        input: { from: 'running' },
      }),
    );
    write(await screen.findByRole('textbox', { name: /^User/ }), 'copier');
    await waitFor(() =>
      expect(last()?.input).toMatchObject({ donor: { user: 'copier' } }),
    );
    fireEvent.click(screen.getByRole('radio', { name: 'A dump' }));
    write(
      await screen.findByRole('textbox', { name: /^Folder of the dump/ }),
      'orders-20261126-020004',
    );
    await waitFor(() =>
      expect(last()?.input).toMatchObject({
        from: 'dump',
        dump: { folder: 'orders-20261126-020004', users: true },
      }),
    );
    expect(operationInputs.mysql.clone.safeParse(last()?.input).success).toBe(
      true,
    );
  });

  it('load some schemas of a dump in a storage that no profile of the MySQL names', async () => {
    const { plans } = renderTemplate(
      'clone-mysql',
      0,
      {
        database: 'prod-eu/shop/mysql/orders',
        name: 'orders-2',
        from: 'dump',
        dump: { profile: 'nightly' },
      },
      observed('mysql-group'),
    );
    const last = () => plans.requests.at(-1)?.request.input;
    await waitFor(() =>
      expect(last()).toMatchObject({ dump: { profile: 'nightly' } }),
    );
    fireEvent.click(
      await screen.findByRole('checkbox', {
        name: /^The dump is in another storage/,
      }),
    );
    expect(
      screen.queryByRole('textbox', { name: /^Backup profile/ }),
    ).toBeNull();
    fireEvent.change(
      await screen.findByRole('combobox', { name: 'Kind of storage' }),
      { target: { value: 'azure' } },
    );
    write(await screen.findByRole('textbox', { name: 'Container' }), 'dumps');
    write(screen.getByRole('textbox', { name: 'Secret' }), 'dumps-key');
    fireEvent.click(
      screen.getByRole('checkbox', { name: /^Only some of the schemas/ }),
    );
    const [schema] = await screen.findAllByRole('textbox', {
      name: /schemas-0|^Schemas/,
    });
    write(schema, 'shop');
    await waitFor(() =>
      expect(last()).toEqual({
        from: 'dump',
        dump: {
          storage: { kind: 'azure', bucket: 'dumps', secret: 'dumps-key' },
          users: true,
          schemas: ['shop'],
        },
      }),
    );
    expect(operationInputs.mysql.clone.parse(last())).toEqual(last());
  });

  it('give a clone of MySQL other certificates and Routers, where more is asked for', async () => {
    const { plans } = renderTemplate(
      'clone-mysql',
      0,
      { database: 'prod-eu/shop/mysql/orders', name: 'orders-2' },
      observed('mysql-group'),
    );
    const last = () => plans.requests.at(-1)?.request.input;
    await waitFor(() => expect(last()).toEqual({ from: 'running' }));
    fireEvent.click(
      await screen.findByRole('checkbox', { name: /^More settings/ }),
    );
    write(
      await screen.findByRole('textbox', {
        name: /^Routers(?!.*certificates)/,
      }),
      '3',
    );
    fireEvent.click(screen.getByRole('radio', { name: 'No' }));
    write(
      await screen.findByRole('textbox', { name: /^Of the routers/ }),
      'orders-2-router',
    );
    await waitFor(() =>
      expect(last()).toMatchObject({
        selfSigned: false,
        tls: { router: 'orders-2-router' },
        routers: { instances: 3 },
      }),
    );
    expect(operationInputs.mysql.clone.parse(last())).toEqual(last());
    fireEvent.click(screen.getByRole('checkbox', { name: /^More settings/ }));
    await waitFor(() => expect(last()).toEqual({ from: 'running' }));
  });

  it('clone a PostgreSQL of another size and version, for another owner', async () => {
    const { plans } = renderTemplate(
      'clone-postgresql',
      0,
      { database: 'prod-eu/orders/postgresql/orders-db', name: 'orders-2' },
      ordersDb(),
    );
    const last = () => plans.requests.at(-1)?.request.input;
    await waitFor(() => expect(last()).toEqual({}));
    write(await screen.findByRole('textbox', { name: 'Members' }), '2');
    write(screen.getByRole('textbox', { name: 'Memory limit' }), '8Gi');
    write(await screen.findByRole('textbox', { name: /^Version/ }), '17');
    fireEvent.click(screen.getByRole('checkbox', { name: /^More settings/ }));
    write(
      await screen.findByRole('textbox', { name: /^The original's uid/ }),
      '6c1f2a54-7d0a-4a55-9d0e-31d0b5a4a111',
    );
    await waitFor(() =>
      expect(last()).toEqual({
        members: 2,
        memory: { limit: '8Gi' },
        version: '17',
        uid: '6c1f2a54-7d0a-4a55-9d0e-31d0b5a4a111',
      }),
    );
    expect(operationInputs.postgresql.clone.parse(last())).toEqual(last());
  });

  it('give the pods of PgBouncer another size', async () => {
    const { plans } = renderTemplate(
      'connection-pooler',
      0,
      { database: 'prod-eu/orders/postgresql/orders-db' },
      ordersDb(),
    );
    const last = () => plans.requests.at(-1)?.request.input;
    write(await screen.findByRole('textbox', { name: 'CPU limit' }), '500m');
    await waitFor(() =>
      expect(last()).toEqual({
        primary: true,
        replica: false,
        cpu: { limit: '500m' },
      }),
    );
    expect(operationInputs.postgresql.pooler.parse(last())).toEqual(last());
  });
});
