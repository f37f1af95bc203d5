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
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { inspectAtWidths, openPage } from './pages.mjs';
import { kubernetes, testPortal } from './portal.mjs';

let portal;
let browser;

before(async () => {
  portal = await testPortal();
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
});

after(async () => {
  await browser?.close();
  await portal?.stop();
});

const open = (path, options) => openPage(browser, portal.url, path, options);

const ordersDb = '/databases/prod-eu/orders/postgresql/orders-db';
const heading = name => page => page.getByRole('heading', { name, level: 2 });
const text = sign => page => page.getByText(sign);
/** Each page, and what is there when it is complete. */
const pages = {
  database: [ordersDb, heading('orders-db'), text(/as of \d/)],
  'database that is not well': [
    '/databases/prod-eu/search/postgresql/search-suggest',
    heading('search-suggest'),
    text(/as of \d/),
  ],
  'sharded MongoDB database': [
    '/databases/prod-eu/analytics/mongodb/clickstream',
    text('Shard rs2'),
    text(/as of \d/),
  ],
  'MySQL database': [
    '/databases/prod-eu/payments/mysql/payments-wallet',
    heading('payments-wallet'),
    text(/as of \d/),
  ],
  'MySQL database that is split': [
    '/databases/prod-us/orders/mysql/orders-checkout',
    text(/split/i),
    text(/as of \d/),
  ],
  'databases of a component': [
    '/catalog/default/component/orders-api/databases',
    heading('orders-catalog'),
    text(/as of \d/),
  ],
  'database in the catalog': [
    '/catalog/default/resource/prod-eu.analytics.mongodb.clickstream',
    text('Worst lag:'),
    text(/as of \d/),
  ],
  sources: ['/databases/sources', text(/postgresqls\.acid\.zalan\.do/)],
  fleet: [
    '/databases?view=all',
    page => page.getByRole('link', { name: 'search-suggest', exact: true }),
    text(/as of \d/),
  ],
};
/** Forms, which stand on pages of the scaffolder. */
const forms = {
  'form of a new database': [
    '/create/templates/default/create-mongodb',
    page => page.getByRole('textbox', { name: /^Place/ }),
  ],
  'form of a change': [
    '/create/templates/default/resize-database',
    text('The plan appears here'),
  ],
};
/** The inner tabs of a database, and something that is there when each is complete. */
const tabs = {
  Connect: /orders-db\.orders\.svc/,
  Configuration: /max_connections/,
  Events: /No Event is kept|Message/,
  Manifest: /kind: postgresql/,
};

describe('the portal', { concurrency: 2 }, () => {
  describe('what people do', { concurrency: 1 }, () => {
    test('a developer finds a database and sees who is primary and how far the replicas are behind', async () => {
      const { page, close } = await open('/databases');
      // Amira belongs to the team that owns orders-db: its databases come first.
      await page
        .getByRole('link', { name: 'orders-db', exact: true })
        .waitFor();
      await page.getByRole('button', { name: 'All', exact: true }).click();
      const ofOthers = page.getByRole('link', {
        name: 'Payments',
        exact: true,
      });
      await ofOthers.first().waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('orders-db');
      await ofOthers.first().waitFor({ state: 'detached' });
      assert.match(page.url(), /orders-db/, 'the address holds the search');

      await page.getByRole('link', { name: 'orders-db', exact: true }).click();
      await page
        .getByRole('heading', { name: 'orders-db', level: 2 })
        .waitFor();
      const text = await page.getByRole('main').last().innerText();
      assert.match(text, /orders-db-0 has been primary for/);
      assert.match(text, /Sync replica/);
      await close();
    });

    test('deleting the primary shows the failover on the open page', async () => {
      const { page, close } = await open(
        '/databases/prod-eu/identity/postgresql/identity-core',
      );
      const words = await page
        .getByText(/identity-core-\d has been primary for/)
        .innerText();
      const [primary] = words.match(/identity-core-\d/);
      await kubernetes(
        portal.kubeconfig,
        'prod-eu',
        'DELETE',
        `/api/v1/namespaces/identity/pods/${primary}`,
      );
      await page
        .getByText(/identity-core-\d has (just become|been) primary/)
        .filter({ hasNotText: primary })
        .first()
        .waitFor();
      await close();
    });

    test('a database that is not well says why, in the fleet and on its page', async () => {
      const { page, close } = await open(
        '/databases?q=search-index-meta&view=all',
      );
      await page.getByRole('button', { name: 'All', exact: true }).click();
      await page
        .getByText(/2 of 3 members are ready/)
        .first()
        .waitFor();
      await page.getByRole('link', { name: 'search-index-meta' }).click();
      await page
        .getByText(/Insufficient cpu/)
        .first()
        .waitFor();
      await page
        .getByText(/Running/)
        .first()
        .waitFor();
      await close();
    });

    test('a change in the cluster is on the open page without a reload', async () => {
      const { page, close } = await open(
        '/databases/prod-eu/payments/postgresql/payments-ledger',
      );
      await page
        .getByRole('heading', { name: 'payments-ledger', level: 2 })
        .waitFor();
      await kubernetes(
        portal.kubeconfig,
        'prod-eu',
        'PATCH',
        '/apis/acid.zalan.do/v1/namespaces/payments/postgresqls/payments-ledger',
        { spec: { numberOfInstances: 4 } },
      );
      await page
        .getByText('payments-ledger-3')
        .first()
        .waitFor({ timeout: 30_000 });
      await close();
    });

    test('a component of the catalog shows the databases it depends on', async () => {
      const { page, close } = await open(
        '/catalog/default/component/orders-api',
      );
      await page
        .getByRole('link', { name: 'orders-db', exact: true })
        .first()
        .waitFor();
      await close();
    });

    test('an unknown database says so and offers the way back', async () => {
      const { page, close } = await open(
        '/databases/prod-eu/orders/postgresql/no-such-db',
      );
      await page
        .getByText(/no-such-db/)
        .first()
        .waitFor();
      await page
        .getByRole('button', { name: 'All databases' })
        .first()
        .waitFor();
      await close();
    });
  });

  describe('what people see', { concurrency: 1 }, () => {
    for (const theme of ['light', 'dark']) {
      test(`${theme}: nothing is cut off and axe finds nothing serious`, async t => {
        const { page, go, close } = await open(ordersDb, { theme });
        const inspectAll = async (all, options) => {
          for (const [name, [path, ...signs]] of Object.entries(all)) {
            await go(path);
            for (const sign of signs) {
              await sign(page).first().waitFor();
            }
            await inspectAtWidths(t, page, name, options);
          }
        };
        await inspectAll(pages);
        await inspectAll(forms, { within: 'form' });
        await go(ordersDb);
        for (const [tab, sign] of Object.entries(tabs)) {
          await page.getByRole('tab', { name: tab }).click();
          await page.getByText(sign).first().waitFor();
          await inspectAtWidths(t, page, `${tab} of a database`);
        }
        await close();
      });
    }
  });
});
