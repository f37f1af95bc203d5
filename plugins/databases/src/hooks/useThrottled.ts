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
