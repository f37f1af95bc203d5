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
import { createServer } from 'node:net';
import { StepError } from '../steps.mjs';

/** Fails with the option that changes the port when something else already listens there. */
export async function checkPort(port, option) {
  // `localhost` can be either address; a server on one of them is in the way.
  for (const host of ['127.0.0.1', '::1']) {
    await tryListen(host, port, option);
  }
}

function tryListen(host, port, option) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', error => {
      // A machine without IPv6 has nothing in the way there.
      if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)) {
        resolve(undefined);
        return;
      }
      reject(
        new StepError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is already in use on this machine`
            : `Port ${port} cannot be used: ${error.message}`,
          `Stop what uses it, or choose another with \`npm start -- ${option} PORT\`.`,
        ),
      );
    });
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** The port if nothing listens there, else 0, which takes any free one. */
export async function preferPort(port) {
  try {
    await checkPort(port, '');
    return port;
  } catch (error) {
    if (error instanceof StepError) {
      return 0;
    }
    throw error;
  }
}
