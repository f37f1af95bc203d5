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

/**
 * What people do with a change in the portal and on the playground's Git host.
 *
 * @param {{ browser: import('playwright-core').Browser, gitUrl: string }} world
 */
export function changeSteps({ browser, gitUrl }) {
  return {
    /** Sends the form and goes to the page of the change that it opened. */
    async openPullRequest(page) {
      const review = page.getByRole('button', { name: 'Review' });
      const open = page.getByRole('button', { name: 'Open pull request' });
      // A plan that has just been made anew is to be looked at before the form goes on.
      const look = page.getByText(/is there now\. Look at it, then go on/);
      await page.locator('section[aria-busy="false"]').first().waitFor();
      await review.click();
      await open
        .or(look)
        .first()
        .waitFor()
        .catch(async cause => {
          const said = await page.locator('form').innerText();
          throw new Error(`The form does not go on; it says:\n${said}`, {
            cause,
          });
        });
      if (!(await open.isVisible())) {
        await review.click();
      }
      await open.click();
      await page.getByRole('link', { name: 'Follow it in the portal' }).click();
      await page.getByRole('list', { name: 'Stages of the change' }).waitFor();
    },

    /** Merges the pull request of the change on the page, as its reviewer would: on the Git host's own page. Answers the diff shown there. */
    async merge(page, reviewer) {
      const address = await page
        .getByRole('link', { name: /^Pull request \d+ on Gitea/ })
        .first()
        .getAttribute('href');
      const context = await browser.newContext();
      const review = await context.newPage();
      await review.goto(
        `${gitUrl}/user/login?redirect_to=${encodeURIComponent(
          new URL(address).pathname,
        )}`,
      );
      await review.getByRole('button', { name: reviewer }).click();
      const text = await review.locator('body').innerText();
      await review.getByRole('button', { name: 'Approve' }).click();
      await review.getByRole('button', { name: 'Merge', exact: true }).click();
      await review.getByText('Merged', { exact: true }).first().waitFor();
      await context.close();
      return text;
    },

    /** Waits until the page of a change says that it is done. */
    async untilDone(page) {
      await page
        .getByRole('main')
        .last()
        .getByText('Done', { exact: true })
        .waitFor({ timeout: 180_000 });
    },

    /** Chooses what a text in a list of suggestions finds. */
    async choose(page, field, text, option) {
      const box = page.getByRole('textbox', { name: field });
      await box.click();
      await box.fill(text);
      await page.getByRole('option', { name: option }).first().click();
    },
  };
}
