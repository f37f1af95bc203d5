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

// Takes the pictures of the documentation, of a portal that was started for it: `node tools/browser/pictures.mjs [NAME]...`, or of one that runs already with
// `--url=http://localhost:3000 --git-url=http://localhost:3009`. They go into docs/images.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { root } from '../toolchain.mjs';
import { changeSteps } from './changeSteps.mjs';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { openPage } from './pages.mjs';
import { startPortal } from './portal.mjs';

const ordersDb = '/databases/prod-eu/orders/postgresql/orders-db';
const looks = {
  'light-1440': { theme: 'light', width: 1440 },
  'dark-1440': { theme: 'dark', width: 1440 },
  'light-800': { theme: 'light', width: 800 },
};

/** Each picture: where, how high the window is, as whom, and what makes it complete. */
const pictures = {
  fleet: {
    path: '/databases?view=all',
    height: 1000,
    ready: page =>
      page.getByRole('link', { name: 'search-suggest', exact: true }),
  },
  database: {
    path: ordersDb,
    height: 1300,
    ready: page => page.getByText('Findings', { exact: true }),
  },
  mysql: {
    path: '/databases/prod-eu/payments/mysql/payments-wallet',
    as: 'Lucia Rossi',
    height: 1300,
    ready: page => page.getByText('Findings', { exact: true }),
  },
  mongodb: {
    path: '/databases/prod-eu/analytics/mongodb/clickstream',
    as: 'Priya Raman',
    height: 1300,
    ready: page => page.getByText('Shard rs2'),
  },
  'resize-form': {
    path: ordersDb,
    height: 1200,
    async act(page) {
      await press(page, 'Resize');
      await page.getByRole('textbox', { name: /^Volume/ }).fill('200Gi');
    },
    ready: page => page.getByText('1 added, 1 removed'),
  },
  'configure-mysql-form': {
    path: '/databases/prod-eu/payments/mysql/payments-wallet',
    as: 'Lucia Rossi',
    height: 1200,
    async act(page) {
      await press(page, 'Configure');
      await page.getByRole('textbox', { name: /max_connections/ }).fill('700');
    },
    ready: page => page.getByText('1 thing stands in the way'),
  },
  change: {
    path: '/databases/changes?scope=all&which=all',
    height: 1200,
    async act(page) {
      await page
        .getByRole('link', { name: /Resize orders-db/ })
        .first()
        .click();
    },
    ready: page => page.getByRole('list', { name: 'Stages of the change' }),
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, 'git-url': { type: 'string' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(pictures);
const unknown = names.filter(name => !pictures[name]);
if (unknown.length > 0) {
  throw new Error(
    `There is no picture ${unknown.join(', ')}; there are: ${Object.keys(
      pictures,
    ).join(', ')}`,
  );
}

const portal = values.url
  ? { url: values.url, gitUrl: values['git-url'], async stop() {} }
  : await startPortal({
      port: 3140,
      backendPort: 7147,
      args: ['--git-port=3149'],
    });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: chromiumArguments,
});
try {
  if (names.includes('change')) {
    await openChange();
  }
  for (const name of names) {
    for (const [look, { theme, width }] of Object.entries(looks)) {
      await take(name, look, theme, width);
    }
  }
} finally {
  await browser.close();
  await portal.stop();
}

async function take(name, look, theme, width) {
  const { path, as, height, act, ready } = pictures[name];
  const { page, close } = await openPage(browser, portal.url, path, {
    as,
    theme,
    width,
  });
  await page.setViewportSize({ width, height });
  await act?.(page);
  await ready(page).first().waitFor();
  // Drawings and fonts come to rest.
  await page.waitForTimeout(2_000);
  const file = join('docs/images', `${name}-${look}.png`);
  await page.screenshot({ path: join(root, file) });
  await close();
  process.stdout.write(`${file}\n`);
}

/** One change that waits for its reviewer. */
async function openChange() {
  const { page, close } = await openPage(browser, portal.url, ordersDb);
  await press(page, 'Resize');
  await page.getByRole('textbox', { name: /^Volume/ }).fill('200Gi');
  await page
    .getByRole('textbox', { name: 'Why' })
    .fill('Orders of the season fill 80 GiB of 100');
  await page.getByText('1 added, 1 removed').first().waitFor();
  await changeSteps({ browser, gitUrl: portal.gitUrl }).openPullRequest(page);
  await close();
}

async function press(page, name) {
  await page
    .getByRole('link', { name, exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first()
    .click();
}
