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

import { useApiHolder } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  scmAuthApiRef,
  ScmAuthTokenOptions,
} from '@backstage/integration-react';
import { useTemplateSecrets } from '@backstage/plugin-scaffolder-react';
import {
  formatGitToken,
  GIT_TOKEN_SECRET,
  GitToken,
} from '@database-platform/plugin-databases-common';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Further scopes to ask for, by the kind of Git host. */
export type GitScopes = NonNullable<
  ScmAuthTokenOptions['additionalScope']
>['customScopes'];

/**
 * With whose account the pull request is opened.
 *
 * - `unknown`: not found out yet, or the portal signs nobody in at this Git host: its own account.
 * - `portal`: the portal's own account, as the person has not signed in there; they may.
 * - `asking`: the person is being asked to sign in.
 * - `own`: the person's.
 */
export type GitAccountState = 'unknown' | 'portal' | 'asking' | 'own';

/**
 * The person's token for the Git host of a repository, as a secret of the task that the form starts.
 *
 * @remarks
 * Nobody is asked anything until they want it: at first only a sign-in that is there already is used. The token is kept together with its host; the
 * backend sends it to no other.
 *
 * @param onToken - told of every token, and of having none any more
 */
export function useGitAccount(
  repositoryUrl: string,
  scopes: GitScopes,
  onToken: (gitToken: GitToken | undefined) => void,
): { state: GitAccountState; error?: Error; signIn: () => void } {
  const scmAuth = useApiHolder().get(scmAuthApiRef);
  const { setSecrets } = useTemplateSecrets();
  const [account, setAccount] = useState<{
    state: GitAccountState;
    error?: Error;
  }>({ state: 'unknown' });
  const { origin, host } = new URL(repositoryUrl);
  const scopesText = JSON.stringify(scopes ?? {});
  const turn = useRef(0);
  const tell = useRef({ onToken, setSecrets });
  tell.current = { onToken, setSecrets };

  const ask = useCallback(
    async (how: { optional: true } | { instantPopup: true }) => {
      turn.current += 1;
      const mine = turn.current;
      const isOptional = 'optional' in how;
      const settle = (
        next: { state: GitAccountState; error?: Error },
        token?: string,
      ) => {
        if (mine === turn.current) {
          setAccount(next);
          const gitToken = token ? { host, token } : undefined;
          tell.current.setSecrets({
            [GIT_TOKEN_SECRET]: gitToken ? formatGitToken(gitToken) : '',
          });
          tell.current.onToken(gitToken);
        }
      };
      try {
        const { token } = (await scmAuth?.getCredentials({
          url: origin,
          additionalScope: {
            repoWrite: true,
            customScopes: JSON.parse(scopesText),
          },
          ...how,
        })) ?? { token: undefined };
        if (token) {
          settle({ state: 'own' }, token);
        } else {
          settle({ state: token === undefined ? 'unknown' : 'portal' });
        }
      } catch (error) {
        // That the portal signs nobody in at this host is said by an error, too
        settle(
          isOptional
            ? { state: 'unknown' }
            : { state: 'portal', error: toError(error) },
        );
      }
    },
    [scmAuth, origin, host, scopesText],
  );

  useEffect(() => {
    setAccount({ state: 'unknown' });
    ask({ optional: true });
    return () => {
      turn.current += 1;
    };
  }, [ask]);

  const signIn = useCallback(() => {
    setAccount({ state: 'asking' });
    ask({ instantPopup: true });
  }, [ask]);
  return { ...account, signIn };
}
