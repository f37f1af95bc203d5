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

import { readFile } from 'node:fs/promises';
import { kubeApiContract } from './kubeApiContract';

jest.setTimeout(120_000);

/** Path of the file that `npm run test:real` describes its API server in. */
const targetFile = process.env.DATABASE_PLATFORM_REAL_KUBERNETES;

(targetFile ? describe : describe.skip)('a real kube-apiserver', () => {
  kubeApiContract(async () => {
    const target = JSON.parse(await readFile(targetFile!, 'utf8')) as Record<
      'url' | 'ca' | 'adminToken' | 'limitedToken' | 'limitedNamespace',
      string
    >;
    return { ...target, limitedUser: 'limited' };
  });
});
