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

import { HttpAnswer } from '../../http/HttpAnswer';
import { html } from '../html';
import { page, PageCall, seeOther } from '../PageCall';

/** Asks who one wants to be: the demo wants no proof on its pages. Programs need a token or a password. */
export function loginPage(call: PageCall, problem?: string): HttpAnswer {
  const people = call.host.users.filter(
    ({ password }) => password !== undefined,
  );
  const target = targetOf(call);
  return page(
    call,
    'Sign in',
    html`<h1>Sign in</h1>
      ${problem && html`<p class="notice" role="alert">${problem}</p>`}
      <p>The demo asks for no proof. Be one of:</p>
      <div class="actions">
        ${people.map(
          ({ name, fullName }) => html`<form method="post" action="/user/login">
            <input type="hidden" name="redirect_to" value="${target}" />
            <button class="main" name="user" value="${name}">
              ${fullName} (${name})
            </button>
          </form>`,
        )}
      </div>`,
    problem ? 403 : 200,
  );
}

/** Signs in. A page of another origin cannot: browsers say where a form comes from. */
export function signIn(call: PageCall): HttpAnswer {
  const { host, sessions, form, origin, url } = call;
  const user = host.user(form.get('user') ?? '');
  if (origin !== undefined && origin !== 'null' && !isOwn(origin, url)) {
    return loginPage(call, 'The form was sent by another site');
  }
  if (user?.password === undefined) {
    return loginPage(call, 'There is nobody of this name');
  }
  return seeOther(targetOf(call), sessions.open(user));
}

function isOwn(origin: string, url: URL): boolean {
  return URL.canParse(origin) && new URL(origin).port === url.port;
}

/** A path of this host and nothing else. */
function targetOf({ url, form }: PageCall): string {
  const wanted =
    form.get('redirect_to') ?? url.searchParams.get('redirect_to') ?? '/';
  return /^\/(?![/\\])[^\\\s]*$/.test(wanted) ? wanted : '/';
}
