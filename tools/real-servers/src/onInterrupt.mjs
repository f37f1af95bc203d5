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

/**
 * Runs a clean-up once when the process is told to end, then ends it.
 *
 * @param {() => Promise<void>} cleanUp
 */
export function onInterrupt(cleanUp) {
  let interrupted = false;
  /** @param {string} signal
   *  @param {number} code */
  const end = (signal, code) =>
    process.on(signal, () => {
      if (interrupted) {
        process.exit(code);
      }
      interrupted = true;
      cleanUp()
        .catch(error => process.stderr.write(`${error.message}\n`))
        .finally(() => process.exit(code));
    });
  end('SIGINT', 130);
  end('SIGTERM', 143);
  end('SIGHUP', 129);
}
