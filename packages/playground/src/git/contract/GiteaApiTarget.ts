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

/** Somebody whom the server knows. */
export interface GiteaApiUser {
  name: string;
  email: string;
  password: string;
  /** May do everything that the user may. */
  token: string;
}

/** A server that claims to answer Gitea's API. */
export interface GiteaApiTarget {
  /** Without a slash at its end. */
  url: string;
  /** Makes the repositories of the tests, and owns them. */
  owner: GiteaApiUser;
  /** Is given the right to write to them. */
  writer: GiteaApiUser;
  /** Is given the right to read them. */
  reader: GiteaApiUser;
}
