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

import { Config } from '@backstage/config';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrationRegistry,
  ScmIntegrations,
} from '@backstage/integration';
import { GitHost } from '@database-platform/plugin-databases-node';
import { Clock } from '../time';
import { readGitAddress } from './address';
import { createGiteaHost } from './gitea';
import { createGithubHost } from './github';
import { createGitlabHost } from './gitlab';
import { GitHosts, GitLocation } from './GitHosts';

/**
 * What the Git hosts are made of.
 */
export interface GitHostsOptions {
  /** The portal's configuration: its `integrations` are read. */
  config: Config;
  /** Hosts that modules added: one for the same host as an integration takes its place. */
  added?: readonly GitHost[];
  fetch: typeof fetch;
  clock: Clock;
}

/**
 * Makes the Git hosts that the portal's `integrations` name: GitHub, GitLab and Gitea.
 */
export function createGitHosts(options: GitHostsOptions): GitHosts {
  const integrations = ScmIntegrations.fromConfig(options.config);
  const added = options.added ?? [];
  const own = fromIntegrations(integrations, options).filter(
    ({ host }) => !added.some(other => other.host === host),
  );
  const all = [...added, ...own];
  const byHost = (host: string) =>
    all.find(gitHost => gitHost.host === host.toLowerCase());
  return {
    all,
    byHost,
    forHost(host) {
      const found = byHost(host);
      if (!found) {
        throw new NotFoundError(
          unknownHost(host, `https://${host}`, integrations),
        );
      }
      return found;
    },
    forUrl(url) {
      const found = all.reduce<GitLocation | undefined>((location, gitHost) => {
        const parsed = location ? undefined : gitHost.parseUrl(url);
        return parsed ? { gitHost, ...parsed } : location;
      }, undefined);
      if (!found) {
        throw new InputError(unknownHost(hostOf(url), url, integrations));
      }
      return found;
    },
  };
}

function fromIntegrations(
  integrations: ScmIntegrationRegistry,
  options: GitHostsOptions,
): GitHost[] {
  const credentials =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  return [
    ...integrations.github
      .list()
      .map(({ config }) =>
        createGithubHost(config, { ...options, credentials }),
      ),
    ...integrations.gitlab
      .list()
      .map(({ config }) => createGitlabHost(config, options)),
    ...integrations.gitea
      .list()
      .map(({ config }) => createGiteaHost(config, options)),
  ];
}

function unknownHost(
  host: string | undefined,
  url: string,
  integrations: ScmIntegrationRegistry,
): string {
  if (!host) {
    return `${url} is not the address of a repository.`;
  }
  const other = integrations.byHost(host);
  if (other && ['github', 'gitlab', 'gitea'].includes(other.type)) {
    return `${url} is on ${host}, but it is not the address of a repository there.`;
  }
  return other
    ? `${host} is configured as ${other.type}, on which the portal cannot open pull requests: it can on GitHub, GitLab and Gitea, and where a module of the databases plugin adds a Git host.`
    : `The portal does not know the Git host ${host}: add it to integrations.github, integrations.gitlab or integrations.gitea in the portal's configuration.`;
}

function hostOf(url: string): string | undefined {
  return readGitAddress(url)?.host;
}
