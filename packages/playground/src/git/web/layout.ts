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

import { Html, html } from './html';
import { PageVisit } from './PageVisit';

/** What is around every page. */
export function layout(
  { session, url }: PageVisit,
  title: string,
  content: Html,
): string {
  const here = `${url.pathname}${url.search}`;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Git host</title>
        <link rel="stylesheet" href="/assets/styles.css" />
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <header>
          <a href="/"><strong>Git host</strong></a>
          <span class="quiet">of the playground</span>
          ${session
            ? html`<form class="who" method="post" action="/user/logout">
                <span
                  >${session.user.fullName}
                  <span class="quiet">(${session.user.name})</span></span
                >
                <input
                  type="hidden"
                  name="form_token"
                  value="${session.formToken}"
                />
                <button>Sign out</button>
              </form>`
            : html`<span class="who"
                ><a href="/user/login?redirect_to=${encodeURIComponent(here)}"
                  >Sign in</a
                ></span
              >`}
        </header>
        <main id="content">${content}</main>
      </body>
    </html> `.text;
}

/** The hidden field that every form needs. */
export function formToken({ session }: Pick<PageVisit, 'session'>): Html {
  return html`<input
    type="hidden"
    name="form_token"
    value="${session?.formToken ?? ''}"
  />`;
}

/** `26 November 2026, 10:09 UTC` */
export function dateText(ms: number): Html {
  const date = new Date(ms);
  const words = date.toLocaleString('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return html`<time datetime="${date.toISOString()}"
    >${words.replace(' at ', ', ')} UTC</time
  >`;
}
