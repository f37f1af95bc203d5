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

import { GitHost } from '../model/GitHost';
import { KnownUser } from '../model/GitUser';
import { HostError } from '../model/HostError';

/**
 * Who sends a request, by its `Authorization` header: `token X`, `Bearer X`, or basic with a password or a token in its place.
 *
 * @throws HostError 401 for credentials of nobody
 */
export function authenticate(
  host: GitHost,
  authorization: string | undefined,
): KnownUser | undefined {
  if (!authorization) {
    return undefined;
  }
  const [scheme, credentials = ''] = authorization.trim().split(/\s+/, 2);
  const user =
    scheme.toLowerCase() === 'basic'
      ? byBasic(host, credentials)
      : byToken(host, scheme, credentials);
  if (!user) {
    throw new HostError(401, 'invalid username, password or token');
  }
  return user;
}

function byToken(
  host: GitHost,
  scheme: string,
  token: string,
): KnownUser | undefined {
  return /^(token|bearer)$/i.test(scheme) ? host.userByToken(token) : undefined;
}

function byBasic(host: GitHost, credentials: string): KnownUser | undefined {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const secret = colon < 0 ? '' : text.slice(colon + 1);
  // As git sends a token: in place of the password, or of the name with nothing or `x-oauth-basic` behind it.
  if (!secret || secret === 'x-oauth-basic') {
    return host.userByToken(name);
  }
  return host.userByToken(secret) ?? host.userByPassword(name, secret);
}
