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

import { CertificateFact } from './facts/certificateFact';

/** A Secret with a certificate, and what cert-manager says about it. */
export interface TlsSecret<Title extends string = string> {
  title: Title;
  secret: string;
  certificate?: CertificateFact;
}

/** Secrets, each with the certificate that cert-manager keeps in it. */
export function tlsSecrets<Title extends string>(
  found: ReadonlyArray<{ title: Title; secret: string }>,
  certificates: readonly CertificateFact[],
): TlsSecret<Title>[] {
  return found.map(each => ({
    ...each,
    certificate: certificates.find(({ secret }) => secret === each.secret),
  }));
}
