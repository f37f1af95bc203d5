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

import { toError } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What was read when the reader asked for it. */
export interface Once<T> {
  /** The last answer to this question; kept while reading again, and after an error. */
  data?: T;
  /** Why the last try failed; absent after a success. */
  error?: Error;
  /** When the data was read, in milliseconds since the epoch. */
  readAt?: number;
  /** Whether it is being read now. */
  reading: boolean;
  /** Reads again; does nothing while it is being read. */
  reload(): void;
}

/**
 * Reads something once, and again only when the reader asks: for what costs a request elsewhere or leaves a trace.
 *
 * @param key - names what is read; another key is read anew
 * @param load - reads it; must end when its signal is aborted
 * @param clock - says what time it is, in milliseconds since the epoch
 */
export function useOnce<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  clock: () => number = Date.now,
): Once<T> {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{
    key: string;
    turn?: number;
    data?: T;
    error?: Error;
    readAt?: number;
  }>({ key });
  const latest = useRef({ load, clock });
  latest.current = { load, clock };

  useEffect(() => {
    const controller = new AbortController();
    const read = async () => {
      try {
        const data = await latest.current.load(controller.signal);
        if (!controller.signal.aborted) {
          setState({ key, turn, data, readAt: latest.current.clock() });
        }
      } catch (error) {
        if (!controller.signal.aborted) {
          setState(before => ({
            ...(before.key === key ? before : {}),
            key,
            turn,
            error: toError(error),
          }));
        }
      }
    };
    read();
    return () => controller.abort();
  }, [key, turn]);

  const known = state.key === key ? state : undefined;
  const reading = known?.turn !== turn;
  const reload = useCallback(() => {
    if (!reading) {
      setTurn(before => before + 1);
    }
  }, [reading]);
  return {
    data: known?.data,
    error: known?.error,
    readAt: known?.readAt,
    reading,
    reload,
  };
}
