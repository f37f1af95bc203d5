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

import { TlsSecret, tlsSecrets } from '../kubernetes/tlsSecrets';
import { namesOf } from './names';
import { View } from './View';

/** The Secrets that clients and members encrypt their connections with; none where TLS is switched off. */
export function tlsSecretsOf(view: View): TlsSecret<'TLS' | 'internal TLS'>[] {
  const { secrets, tls } = view.object;
  const names = namesOf(view.name);
  if (tls === 'disabled') {
    return [];
  }
  const found = [
    { title: 'TLS', secret: secrets?.ssl ?? names.tlsSecret },
    {
      title: 'internal TLS',
      secret: secrets?.sslInternal ?? names.internalTlsSecret,
    },
  ] as const;
  return tlsSecrets(found, view.certificates);
}
