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

import { Session } from 'node:inspector/promises';
import {
  monitorEventLoopDelay,
  performance,
  PerformanceObserver,
} from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** What kept a process from answering while it was looked at. All in milliseconds. */
export interface ProcessFigures {
  seconds: number;
  /** Share of the time in which the event loop had something to do, from 0 to 1. */
  utilization: number;
  /** How late timers were, beyond the resolution of the measurement. */
  loopDelay: { p50: number; p95: number; max: number };
  /** Pauses for garbage collection. */
  collections: { count: number; total: number; max: number };
  /** Processor time of the whole process, all threads, by the time that passed: more than 1 is more than one core. */
  cores: number;
}

const RESOLUTION_MS = 2;

/** Looks at this process for a while. */
export async function processFigures(seconds: number): Promise<ProcessFigures> {
  const pauses: number[] = [];
  const observer = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) {
      pauses.push(duration);
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const before = performance.eventLoopUtilization();
  const cpuBefore = process.cpuUsage();
  await pause(seconds * 1000);
  const cpu = process.cpuUsage(cpuBefore);
  const { utilization } = performance.eventLoopUtilization(before);
  delay.disable();
  observer.disconnect();
  const late = (nanoseconds: number) =>
    Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  return {
    seconds,
    utilization,
    loopDelay: {
      p50: late(delay.percentile(50)),
      p95: late(delay.percentile(95)),
      max: late(delay.max),
    },
    collections: {
      count: pauses.length,
      total: pauses.reduce((sum, ms) => sum + ms, 0),
      max: Math.max(0, ...pauses),
    },
    cores: (cpu.user + cpu.system) / 1e6 / seconds,
  };
}

/** What this process spends its time on for a while, as Chrome's and Node's tools read it (`.cpuprofile`). */
export async function cpuProfile(seconds: number): Promise<unknown> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 500 });
    await session.post('Profiler.start');
    await pause(seconds * 1000);
    const { profile } = await session.post('Profiler.stop');
    return profile;
  } finally {
    session.disconnect();
  }
}
