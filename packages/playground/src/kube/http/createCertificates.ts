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

import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate authority of our own and a certificate for loopback that it signed, as PEM. */
export interface LoopbackCertificates {
  ca: string;
  certificate: string;
  key: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const yearMs = 365 * 24 * 3600_000;

/** Makes a new authority and a server certificate for localhost, 127.0.0.1 and ::1, both good for a year. */
export async function createCertificates(
  name: string,
): Promise<LoopbackCertificates> {
  cryptoProvider.set(globalThis.crypto);
  const { subtle } = globalThis.crypto;
  const caKeys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const serverKeys = await subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const valid = {
    // A little in the past, for clients whose clock is behind.
    notBefore: new Date(Date.now() - 3600_000),
    notAfter: new Date(Date.now() + yearMs),
  };
  const issuer = `CN=playground ${name} CA`;
  const ca = await X509CertificateGenerator.createSelfSigned({
    ...valid,
    serialNumber: '01',
    name: issuer,
    signingAlgorithm: algorithm,
    keys: caKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(
        KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
        true,
      ),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    ...valid,
    serialNumber: '02',
    subject: `CN=playground ${name}`,
    issuer,
    publicKey: serverKeys.publicKey,
    signingKey: caKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
    ],
  });
  const key = await subtle.exportKey('pkcs8', serverKeys.privateKey);
  return {
    ca: ca.toString('pem'),
    certificate: certificate.toString('pem'),
    key: PemConverter.encode(key, 'PRIVATE KEY'),
  };
}
