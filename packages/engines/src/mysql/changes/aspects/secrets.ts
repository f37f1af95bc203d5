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

import { MysqlInputs } from '@database-platform/plugin-databases-common';
import { listWords } from '../../../kubernetes/words';
import { namesOf } from '../../names';
import { Draft } from '../Draft';

/** Names the Secrets that a new database needs, never what is in them. */
export function nameSecrets(
  draft: Draft,
  input: Pick<MysqlInputs['create'], 'secret' | 'selfSigned' | 'tls'>,
): void {
  draft.set(['spec', 'secretName'], input.secret);
  draft.warn('secret-needed', `Secret ${input.secret}:`, 'secret');
  if (input.selfSigned) {
    draft.set(['spec', 'tlsUseSelfSigned'], true);
    draft.warn(
      'tls-self-signed',
      'MySQL signs its own certificates.',
      'selfSigned',
    );
    const unused = Object.values(input.tls ?? {}).filter(Boolean);
    if (unused.length > 0) {
      draft.warn(
        'tls-secrets-unused',
        `Not used: ${listWords(unused)}.`,
        'tls',
      );
    }
    return;
  }
  const { ca, server, router } = input.tls ?? {};
  const usual = namesOf(draft.scene.name);
  const set = (path: readonly string[], name: string | undefined) => {
    if (name !== undefined) {
      draft.set(path, name);
    }
  };
  set(['spec', 'tlsCASecretName'], ca);
  set(['spec', 'tlsSecretName'], server);
  set(['spec', 'router', 'tlsSecretName'], router);
  draft.warn(
    'tls-secrets-needed',
    `Secrets ${listWords([
      ca ?? usual.caSecret,
      server ?? usual.tlsSecret,
      router ?? usual.routerTlsSecret,
    ])}:`,
    'selfSigned',
  );
}
