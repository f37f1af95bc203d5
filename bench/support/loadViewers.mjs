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
 * Viewers that each look at the same address again and again, with a pause as a browser makes one, for a while.
 *
 * @param {{ url: string, headers: Record<string, string>, viewers: number, pauseMs: number, seconds: number }} options
 * @returns {Promise<{ samples: number[], failures: number }>} the duration of every request, in milliseconds
 */
export async function loadViewers({ url, headers, viewers, pauseMs, seconds }) {
  const samples = [];
  let failures = 0;
  const end = Date.now() + seconds * 1000;
  const viewer = async index => {
    // Spread evenly, so that viewers do not come in a crowd.
    await pause((index / viewers) * pauseMs);
    while (Date.now() < end) {
      const start = performance.now();
      const response = await fetch(url, { headers }).catch(() => undefined);
      await response?.arrayBuffer();
      samples.push(performance.now() - start);
      failures += response?.ok ? 0 : 1;
      await pause(pauseMs);
    }
  };
  await Promise.all(
    Array.from({ length: viewers }, (_, index) => viewer(index)),
  );
  return { samples, failures };
}

export function pause(ms) {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
