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
import { changeSteps } from './changeSteps.mjs';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { inspectAtWidths, inspectPage, openPage } from './pages.mjs';
import { testPortal } from './portal.mjs';

let portal;
let browser;
let steps;

before(async () => {
  portal = await testPortal();
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  steps = changeSteps({ browser, gitUrl: portal.gitUrl });
});

after(async () => {
  await browser?.close();
  await portal?.stop();
});

const open = (path, options) => openPage(browser, portal.url, path, options);

const ordersDb = '/databases/prod-eu/orders/postgresql/orders-db';
const ordersHistory = '/databases/prod-eu/orders/postgresql/orders-history';
const wallet = '/databases/prod-eu/payments/mysql/payments-wallet';

// Changes of different databases go on beside each other: most of their time is spent waiting for operators.
describe('changes', { concurrency: 3 }, () => {
  test('a database is created from the form, merged, and followed until it runs', async () => {
    const { page, close } = await open('/databases');
    await page
      .getByRole('link', { name: 'Create database' })
      .or(page.getByRole('button', { name: 'Create database' }))
      .click();
    await page.getByRole('menuitem', { name: /PostgreSQL/ }).click();
    await steps.choose(page, /^Place/, 'orders', /production/);
    await page.getByRole('textbox', { name: /^Name/ }).fill('orders-db2');
    await steps.choose(page, /^Owner/, 'orders', /orders/i);
    await page.getByRole('button', { name: 'Next' }).click();

    await page.getByRole('button', { name: /^small/ }).click();
    await page
      .getByText('clusters/prod-eu/orders/orders-db2.yaml', { exact: true })
      .first()
      .waitFor();
    await page
      .getByText('Create orders-db2', { exact: false })
      .first()
      .waitFor();
    await page
      .getByRole('textbox', { name: 'Why' })
      .fill('A database for the new order service');
    await steps.openPullRequest(page);
    await steps.merge(page, /Amira Haddad/);
    await steps.untilDone(page);

    await page
      .getByRole('link', { name: 'prod-eu/orders/postgresql/orders-db2' })
      .click();
    await page.getByRole('heading', { name: 'orders-db2', level: 2 }).waitFor();
    await page.getByText('Running', { exact: true }).first().waitFor();
    await close();
  });

  describe('orders-db', { concurrency: 1 }, () => {
    test('a volume is grown by one line; a smaller one is refused at its field', async () => {
      const { page, close } = await open(ordersDb);
      await page
        .getByRole('link', { name: 'Resize' })
        .or(page.getByRole('button', { name: 'Resize' }))
        .click();
      const volume = page.getByRole('textbox', { name: /^Volume/ });
      await volume.waitFor();
      await volume.fill('200Gi');
      await page.getByText('1 added, 1 removed').first().waitFor();
      await inspectPage(page, { within: 'form' });

      await volume.fill('50Gi');
      await page
        .getByText(/A volume cannot become smaller/)
        .first()
        .waitFor();
      await page.getByText('1 thing stands in the way').first().waitFor();
      await page.getByRole('button', { name: 'Review' }).click();
      await page
        .getByText('The plan says what stands in the way. Correct it to go on.')
        .first()
        .waitFor();
      assert.equal(
        await page.getByRole('button', { name: 'Open pull request' }).count(),
        0,
        'a plan with errors does not go on',
      );

      await volume.fill('200Gi');
      await page.getByText('1 added, 1 removed').first().waitFor();
      await steps.openPullRequest(page);

      const { page: fleet, close: closeFleet } = await open('/databases');
      await fleet
        .getByText(
          /Resize orders-db: volume 100Gi to 200Gi in pull request \d+/,
        )
        .waitFor();
      await closeFleet();

      const review = await steps.merge(page, /Lucia Rossi/);
      assert.match(review, /\+1\s+−1/, 'one line goes and one comes');
      await steps.untilDone(page);
      for (const stage of [
        'Planned',
        'Opened',
        'Checks',
        'Approved',
        'Merged',
        'Synced',
        'Seen by the operator',
        'Healthy',
        'Verified',
      ]) {
        await page.getByRole('listitem').filter({ hasText: stage }).waitFor();
      }
      await page.goto(`${portal.url}${ordersDb}?tab=changes`);
      await page.getByRole('table', { name: 'Changes of orders-db' }).waitFor();
      await close();
    });

    for (const theme of ['light', 'dark']) {
      test(`changes, ${theme}: nothing is cut off and axe finds nothing serious`, async t => {
        const { page, close } = await open(
          '/databases/changes?scope=all&which=all',
          { theme },
        );
        const change = page
          .getByRole('link', { name: /Resize orders-db/ })
          .first();
        await change.waitFor();
        await inspectAtWidths(t, page, 'all changes');
        await change.click();
        await page
          .getByRole('list', { name: 'Stages of the change' })
          .waitFor();
        await inspectAtWidths(t, page, 'a change');
        await close();
      });
    }

    test('who may not change a database sees the buttons and why they are not for them', async () => {
      const { page, close } = await open(ordersDb, { as: 'Lucia Rossi' });
      const resize = page.getByRole('button', { name: 'Resize' });
      await resize.waitFor();
      assert.ok(await resize.isDisabled());
      await resize.locator('..').hover();
      await page
        .getByRole('tooltip')
        .getByText(/permission/i)
        .waitFor();
      await close();
    });
  });

  test('a connection pooler that is turned on appears', async () => {
    const { page, close } = await open(ordersHistory);
    await page
      .getByRole('link', { name: 'Pool connections' })
      .or(page.getByRole('button', { name: 'Pool connections' }))
      .click();
    await page
      .getByText(/\d added/)
      .first()
      .waitFor();
    await steps.openPullRequest(page);
    await steps.merge(page, /Amira Haddad/);
    await steps.untilDone(page);
    await page.goto(portal.url + ordersHistory);
    await page.getByText('orders-history-pooler').first().waitFor();
    await close();
  });

  test('a MongoDB database is created from its form and followed until it runs', async () => {
    const { page, close } = await open('/databases');
    await page.getByRole('button', { name: 'Create database' }).click();
    await page.getByRole('menuitem', { name: /MongoDB/ }).click();
    // The quota of the other place has no room beside the databases above.
    await steps.choose(page, /^Place/, 'orders prod-us', /^orders/);
    await page.getByRole('textbox', { name: /^Name/ }).fill('orders-carts');
    await steps.choose(page, /^Owner/, 'orders', /orders/i);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('checkbox', { name: /^Make backups/ }).uncheck();
    await page.getByRole('button', { name: /^small/ }).click();
    await page
      .getByText('clusters/prod-us/orders/orders-carts.yaml', { exact: true })
      .first()
      .waitFor();
    await page
      .getByText('Create orders-carts', { exact: false })
      .first()
      .waitFor();
    await steps.openPullRequest(page);
    await steps.merge(page, /Amira Haddad/);
    await steps.untilDone(page);
    await page
      .getByRole('link', { name: 'prod-us/orders/mongodb/orders-carts' })
      .click();
    await page.getByText('Running', { exact: true }).first().waitFor();
    await page.getByText('PRIMARY').first().waitFor();
    await close();
  });

  describe('payments-wallet', { concurrency: 1 }, () => {
    test('what the operator of MySQL would ignore is refused in the form', async () => {
      const { page, close } = await open(wallet, { as: 'Lucia Rossi' });
      await page
        .getByRole('link', { name: 'Configure' })
        .or(page.getByRole('button', { name: 'Configure' }))
        .click();
      const option = page.getByRole('textbox', { name: /max_connections/ });
      await option.fill('700');
      await page.getByText('1 thing stands in the way').first().waitFor();
      await inspectPage(page, { within: 'form' });
      await option.fill('600');
      await page.getByText('Nothing would change yet').waitFor();
      await close();
    });

    test('Routers of a MySQL database are scaled by one line', async () => {
      const { page, close } = await open(wallet, { as: 'Lucia Rossi' });
      await page
        .getByRole('link', { name: 'Routers' })
        .or(page.getByRole('button', { name: 'Routers' }))
        .click();
      await page
        .getByRole('textbox', { name: /^(Routers|Instances)/ })
        .fill('3');
      await page.getByText('1 added, 1 removed').first().waitFor();
      await steps.openPullRequest(page);
      await steps.merge(page, /Lucia Rossi/);
      await steps.untilDone(page);
      await close();
    });
  });
});
