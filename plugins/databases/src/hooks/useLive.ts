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

import { useApiHolder } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  DATABASES_SIGNAL_CHANNEL,
  DatabasesSignal,
} from '@database-platform/plugin-databases-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  browserTimers,
  RefreshPace,
  RefreshScheduler,
  Timers,
} from '../lib/refreshScheduler';

/** How long a page that is told of changes waits before it reads again on its own, in milliseconds: word can get lost. */
export const WITH_SIGNALS_MS = 30_000;

/** How often a page that nobody tells reads again, in milliseconds. */
export const POLLING_MS = 10_000;

/** How soon it tries again after a failure, in milliseconds. */
const RETRY_MS = 5_000;

/** What is on the screen, and how fresh it is. */
export interface Live<T> {
  /** The last that could be read; kept while reading again, and after an error. */
  data?: T;
  /** Why the last try for this question failed; absent after a success. */
  error?: Error;
  /** When the data was last read or confirmed, in milliseconds since the epoch. */
  asOf?: number;
  /** Whether nothing was answered yet. */
  loading: boolean;
  /** Whether the data belongs to an earlier question, such as a filter that was just changed, also when the new one could not be answered. */
  outdated: boolean;
  /** Whether the backend tells of changes, or the page asks at intervals. */
  mode: 'signals' | 'polling';
  /** Reads again at once. */
  refresh(): void;
}

interface State<T> {
  /** What the data answers. */
  key?: string;
  data?: T;
  asOf?: number;
  /** The last failure, and what was asked then. */
  failed?: { key: string; error: Error };
}

/**
 * Reads something and keeps it fresh while somebody looks.
 *
 * @param key - names what is read; another key starts a new reading and keeps the old data until it is there
 * @param load - reads it; must end when its signal is aborted
 * @param options - `isAbout` says which changes matter, all when absent; `figuresMs` is the least time between two readings for figures alone, in
 *   milliseconds
 */
export function useLive<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  options: {
    isAbout?: (signal: DatabasesSignal) => boolean;
    figuresMs?: number;
    timers?: Timers;
  } = {},
): Live<T> {
  const { timers = browserTimers, figuresMs = 5_000 } = options;
  const signals = useApiHolder().get(signalApiRef);
  const [state, setState] = useState<State<T>>({});
  const scheduler = useRef<RefreshScheduler | undefined>(undefined);
  const latest = useRef({ load, isAbout: options.isAbout });
  latest.current = { load, isAbout: options.isAbout };

  useEffect(() => {
    const controller = new AbortController();
    const pace: RefreshPace = {
      stateMs: 100,
      figuresMs,
      idleMs: signals ? WITH_SIGNALS_MS : POLLING_MS,
      retryMs: RETRY_MS,
    };
    const refresh = async () => {
      try {
        const data = await latest.current.load(controller.signal);
        if (!controller.signal.aborted) {
          setState({ key, data, asOf: timers.now() });
        }
        return true;
      } catch (error) {
        if (!controller.signal.aborted) {
          setState(before => ({
            ...before,
            failed: { key, error: toError(error) },
          }));
        }
        return false;
      }
    };
    const current = new RefreshScheduler({ refresh, pace, timers });
    scheduler.current = current;
    current.now();
    const subscription = signals?.subscribe<DatabasesSignal>(
      DATABASES_SIGNAL_CHANNEL,
      message => {
        if (latest.current.isAbout?.(message) ?? true) {
          current.changed(message.kind === 'figures' ? 'figures' : 'state');
        }
      },
    );
    const onVisibility = () =>
      document.hidden ? current.pause() : current.resume();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      subscription?.unsubscribe();
      current.stop();
      controller.abort();
    };
  }, [key, signals, figuresMs, timers]);

  const refresh = useCallback(() => scheduler.current?.now(), []);
  const error = state.failed?.key === key ? state.failed.error : undefined;
  return {
    data: state.data,
    error,
    asOf: state.asOf,
    loading: state.data === undefined && error === undefined,
    outdated: state.data !== undefined && state.key !== key,
    mode: signals ? 'signals' : 'polling',
    refresh,
  };
}
