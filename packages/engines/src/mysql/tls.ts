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

/** The Secrets with certificates that must exist; none where MySQL signs its own. */
export function tlsSecretsOf(
  view: View,
): TlsSecret<'CA' | 'TLS' | 'Router TLS'>[] {
  const { selfSigned, ca, tls, router } = view.object;
  const names = namesOf(view.name);
  if (selfSigned) {
    return [];
  }
  const found = [
    { title: 'CA', secret: ca ?? names.caSecret },
    { title: 'TLS', secret: tls ?? names.tlsSecret },
    { title: 'Router TLS', secret: router?.tls ?? names.routerTlsSecret },
  ] as const;
  return tlsSecrets(found, view.certificates);
}
