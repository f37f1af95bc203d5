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
import { Clock } from './Clock';
import { sleep } from './sleep';

/**
 * What a promise comes to, or something else when that takes too long. What is waited for goes on.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
  otherwise: () => T,
): Promise<T> {
  const done = new AbortController();
  const late = sleep(clock, ms, done.signal).then(otherwise);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
    // Nobody listens any more
    work.catch(() => {});
  }
}
