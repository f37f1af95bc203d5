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

import { useEffect, useRef, useState } from 'react';

/**
 * The latest value, changed at most once in so many milliseconds.
 */
export function useThrottled<T>(value: T, milliseconds: number): T {
  const [shown, setShown] = useState(value);
  const changedAt = useRef(-Infinity);
  useEffect(() => {
    if (Object.is(value, shown)) {
      return undefined;
    }
    const change = () => {
      changedAt.current = Date.now();
      setShown(value);
    };
    const wait = changedAt.current + milliseconds - Date.now();
    if (wait <= 0) {
      change();
      return undefined;
    }
    const handle = setTimeout(change, wait);
    return () => clearTimeout(handle);
  }, [value, shown, milliseconds]);
  return shown;
}
