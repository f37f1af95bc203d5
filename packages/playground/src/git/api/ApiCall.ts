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

import { AccessRight, KnownUser } from '../model/GitUser';
import { GitHost } from '../model/GitHost';
import { HostedRepository } from '../model/HostedRepository';
import { HttpAnswer } from '../http/HttpAnswer';
import { ApiBody } from './ApiBody';
import { Urls } from './Urls';

/** A request to the API, as its handler sees it. */
export interface ApiCall {
  host: GitHost;
  urls: Urls;
  url: URL;
  user: KnownUser | undefined;
  /** Decoded parts of the path by the names of the pattern; `*` is the rest. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: ApiBody;
}

/** A request about a repository that the user may at least read. */
export interface RepositoryCall extends ApiCall {
  repository: HostedRepository;
}

/** A request of a user who is known. */
export type SignedCall = RepositoryCall & { user: KnownUser };

/** One path of the API. */
export interface ApiRoute {
  method: string;
  /** Parts with `:` are parameters, a last `*` is the rest. */
  path: readonly string[];
  handle(call: ApiCall): Promise<HttpAnswer>;
}

/** What {@link repositoryRoute} makes sure of before a handler runs. */
export interface RouteNeeds {
  /** Right in the repository; reading by default. */
  right?: AccessRight;
  /** Whether it can be done in an archived repository too. */
  whenArchived?: boolean;
}

export type Answering<Call> = (call: Call) => Promise<HttpAnswer>;
