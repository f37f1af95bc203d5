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

import { randomBytes, timingSafeEqual } from 'crypto';
import { KnownUser } from '../model/GitUser';

/** Somebody who is signed in to the pages. */
export interface Session {
  user: KnownUser;
  /** In every form: a page of another origin does not know it. */
  formToken: string;
}

/** The cookie that names a session; other ports of the same machine share it, so it has a name of its own. */
const cookieName = 'playground_git';
/** Nobody signs in more often in a demo. */
const maxSessions = 1_000;

/** Who is signed in to the pages. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();

  /** Signs somebody in; the value of the `Set-Cookie` header. */
  open(user: KnownUser): string {
    const id = randomBytes(24).toString('base64url');
    this.#sessions.set(id, {
      user,
      formToken: randomBytes(24).toString('base64url'),
    });
    for (const oldest of this.#sessions.keys()) {
      if (this.#sessions.size <= maxSessions) {
        break;
      }
      this.#sessions.delete(oldest);
    }
    return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax`;
  }

  find(cookie: string | undefined): Session | undefined {
    const id = idOf(cookie);
    return id ? this.#sessions.get(id) : undefined;
  }

  /** Signs out; the value of the `Set-Cookie` header. */
  close(cookie: string | undefined): string {
    const id = idOf(cookie);
    if (id) {
      this.#sessions.delete(id);
    }
    return `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
  }
}

/** Whether a form was sent by a page of this session. */
export function isOwnForm(
  { formToken }: Session,
  sent: string | null,
): boolean {
  const own = Buffer.from(formToken);
  const other = Buffer.from(sent ?? '');
  return own.length === other.length && timingSafeEqual(own, other);
}

function idOf(cookie: string | undefined): string | undefined {
  return (cookie ?? '')
    .split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
}
