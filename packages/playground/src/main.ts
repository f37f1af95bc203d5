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

import { readArguments, usage } from './main/options';
import { startPlayground } from './main/startPlayground';

/** The playground as a process of its own: starts, says what it does, and ends on SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const playground = await startPlayground(
    readArguments(process.argv.slice(2)),
    say,
  );
  let ending = false;
  const end = async () => {
    if (!ending) {
      ending = true;
      say('Stopping');
      await playground.stop();
      process.exit(0);
    }
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n${usage}\n`,
  );
  process.exit(1);
});
