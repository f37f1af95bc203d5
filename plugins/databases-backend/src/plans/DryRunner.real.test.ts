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
import { describeDryRun } from '../__testUtils__/describeDryRun';

jest.setTimeout(120_000);

/** Path of a file that describes a real kube-apiserver with the operator's definitions. */
const targetFile = process.env.DATABASE_PLATFORM_REAL_KUBERNETES;

(targetFile ? describe : describe.skip)(
  'DryRunner and a real API server',
  () => {
    describeDryRun(async () => JSON.parse(await readFile(targetFile!, 'utf8')));
  },
);
