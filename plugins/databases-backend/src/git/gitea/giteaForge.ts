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

import { Forge } from '../host';
import { giteaFileUrl, GiteaPlace, parseGiteaUrl } from './giteaAddress';
import { GiteaClient } from './GiteaClient';
import { giteaCommit } from './giteaCommit';
import { giteaDecorate } from './giteaDecorate';
import { GiteaPullsApi } from './GiteaPullsApi';
import { GiteaRepositoryApi } from './GiteaRepositoryApi';
import { GiteaPull } from './giteaSchemas';

/**
 * Gitea, from version 1.20 on (the first that commits several files at once).
 */
export function giteaForge(place: GiteaPlace): Forge<GiteaPull> {
  return {
    type: 'gitea',
    title: 'Gitea',
    host: place.host,
    word: 'pull request',
    parseUrl: url => parseGiteaUrl(url, place),
    fileUrl: giteaFileUrl,
    isOpenAlready: ({ status }) => status === 409,
    connect(repository, connection, time) {
      const files = new GiteaRepositoryApi(
        new GiteaClient(place.baseUrl, connection),
        repository,
      );
      return {
        files,
        pulls: new GiteaPullsApi(files, time),
        commit: (change, where) =>
          giteaCommit(files, change, where, time.pause),
        decorate: (pull, wanted) =>
          giteaDecorate(files, repository.owner, pull, wanted),
      };
    },
  };
}
