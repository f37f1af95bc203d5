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

import { createHash } from 'crypto';
import { KnownUser } from '../model/GitUser';
import { apiTime, epoch, zeroTime } from './formats';
import { Urls } from './Urls';

/** Gitea's `User`. What only the user and administrators may see is there when `viewer` is one of them. */
export function userJson(
  user: KnownUser,
  urls: Urls,
  viewer?: KnownUser,
): Record<string, unknown> {
  const isClose = viewer?.id === user.id || viewer?.isSiteAdmin === true;
  const avatar = createHash('md5').update(user.email).digest('hex');
  return {
    id: user.id,
    login: user.name,
    login_name: '',
    source_id: 0,
    full_name: user.fullName,
    email: viewer ? user.email : `${user.name}@noreply.localhost`,
    avatar_url: `${urls.root}/avatars/${avatar}`,
    html_url: urls.user(user.name),
    language: '',
    is_admin: isClose && user.isSiteAdmin === true,
    last_login: isClose ? epoch : zeroTime,
    created: apiTime(user.createdMs),
    restricted: false,
    active: isClose,
    prohibit_login: false,
    location: '',
    website: '',
    description: '',
    visibility: 'public',
    followers_count: 0,
    following_count: 0,
    starred_repos_count: 0,
    username: user.name,
  };
}
