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

import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { databasesApiRef } from '../api';
import { LogBuffer } from '../lib/logBuffer';

/** How often new lines are put on the screen, in milliseconds: a busy log would otherwise draw without end. */
const DRAW_MS = 200;

/** The log of a container as it is shown. */
export interface Logs {
  text: string;
  error?: Error;
  loading: boolean;
  /** Nothing more comes although the log was followed. */
  ended?: boolean;
  /** Lines that came while the reader had paused. */
  waiting: number;
}

/** {@link Logs} with a way to try again after an error. */
export interface LogReading extends Logs {
  retry(): void;
}

/**
 * Reads the last lines of a container's log, and follows it.
 *
 * @param options - `paused` keeps the text as it is while new lines are collected
 */
export function useLogs(
  ref: DatabaseRef,
  pod: string,
  options: {
    container: string | undefined;
    tailLines: number;
    previous: boolean;
    follow: boolean;
    paused: boolean;
  },
): LogReading {
  const { container, tailLines, previous, follow, paused } = options;
  const api = useApi(databasesApiRef);
  const [logs, setLogs] = useState<Logs>({
    text: '',
    loading: true,
    waiting: 0,
  });
  const [attempt, setAttempt] = useState(0);
  const pausedNow = useRef(paused);
  pausedNow.current = paused;
  const latestRef = useRef(ref);
  latestRef.current = ref;

  useEffect(() => {
    const controller = new AbortController();
    const buffer = new LogBuffer();
    let shownLines = 0;
    const draw = () => {
      if (pausedNow.current) {
        const waiting = buffer.linesSeen - shownLines;
        setLogs(before =>
          before.waiting === waiting ? before : { ...before, waiting },
        );
      } else {
        shownLines = buffer.linesSeen;
        setLogs(before => ({
          ...before,
          text: buffer.text,
          loading: false,
          waiting: 0,
        }));
      }
    };
    const read = async () => {
      const request = {
        container,
        tailLines,
        previous,
        signal: controller.signal,
      };
      if (!follow) {
        buffer.push(await api.getLogs(latestRef.current, pod, request));
        return;
      }
      const chunks = api.followLogs(latestRef.current, pod, request);
      for await (const chunk of chunks) {
        buffer.push(chunk);
      }
    };
    setLogs({ text: '', loading: true, waiting: 0 });
    const handle = setInterval(() => {
      if (buffer.linesSeen !== shownLines) {
        draw();
      }
    }, DRAW_MS);
    read()
      .then(
        () => undefined,
        error => toError(error),
      )
      .then(error => {
        if (!controller.signal.aborted) {
          draw();
          setLogs(before => ({
            ...before,
            error,
            loading: false,
            ended: follow && !error,
          }));
        }
      });
    return () => {
      clearInterval(handle);
      controller.abort();
    };
  }, [api, pod, container, tailLines, previous, follow, attempt]);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...logs, retry };
}
