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
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * A page of the portal on which somebody of the demo is signed in. Closing it fails when the page threw an error.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url the portal's own
 * @param {string} path
 * @param {{ as?: string, width?: number, theme?: 'light' | 'dark' }} [options] `as` is the name on the sign-in page
 */
export async function openPage(
  browser,
  url,
  path,
  { as = 'Amira Haddad', width = 1440, theme = 'light' } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height: 1000 },
    // The portal's server would pack fifty megabytes of scripts anew for each page that is opened.
    extraHTTPHeaders: { 'accept-encoding': 'identity' },
  });
  // Several pages share what the machine has.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(error.message));
  await page.addInitScript(
    value => window.localStorage.setItem('theme', value),
    theme,
  );
  await page.goto(url + path);
  await page.getByRole('button', { name: `Enter as ${as}` }).click();
  return {
    page,
    /** Goes elsewhere in the portal, as a link in it does: the scripts stay. */
    async go(to) {
      await page.evaluate(address => {
        window.history.pushState(null, '', address);
        window.dispatchEvent(new PopStateEvent('popstate'));
      }, to);
    },
    async close() {
      await context.close();
      assert.deepEqual(errors, []);
    },
  };
}

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Fails when the page is wider than the window, or axe finds something serious.
 *
 * @param {import('playwright-core').Page} page
 * @param {{ within?: string }} [options] a selector of the part that is ours; the whole page when absent
 */
export async function inspectPage(page, { within } = {}) {
  // What measures itself, such as a drawing, takes a moment to fit into a window of another size.
  await page
    .waitForFunction(
      () =>
        document.documentElement.scrollWidth -
          document.documentElement.clientWidth <=
        1,
      undefined,
      { timeout: 5_000 },
    )
    .catch(cause => {
      throw new Error('The page is wider than the window', { cause });
    });
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async selector => {
    const found = await window.axe.run(selector ?? document, {
      resultTypes: ['violations'],
    });
    return found.violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
  }, within);
  assert.deepEqual(violations, []);
}

/**
 * Inspects the page in a wide and in a narrow window, each as a test of its own.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('playwright-core').Page} page
 * @param {string} name what the page shows
 * @param {{ within?: string }} [options] as of {@link inspectPage}
 */
export async function inspectAtWidths(t, page, name, options) {
  for (const width of [1440, 800]) {
    await t.test(`${name}, ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 1000 });
      await inspectPage(page, options);
    });
  }
}
