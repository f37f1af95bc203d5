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

import {
  createContext,
  ReactNode,
  useContext,
  useEffect,
  useState,
} from 'react';

const NowContext = createContext<number | undefined>(undefined);

const TICK_MS = 5_000;

/**
 * One clock for all relative times of a page, so that they change together and cost one timer.
 */
export function NowProvider(props: {
  children: ReactNode;
  /** Milliseconds since the epoch; the browser's clock when absent. */
  clock?: () => number;
}) {
  const { children, clock = Date.now } = props;
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const handle = setInterval(() => setNow(clock()), TICK_MS);
    return () => clearInterval(handle);
  }, [clock]);
  return <NowContext.Provider value={now}>{children}</NowContext.Provider>;
}

/** The time of the page's clock, in milliseconds since the epoch. */
export function useNow(): number {
  return useContext(NowContext) ?? Date.now();
}
