import { RefObject, useEffect, useState } from 'react';

/** The width of an element in CSS pixels, followed as it changes; `undefined` where it cannot be measured. */
export function useWidth(ref: RefObject<HTMLElement>): number | undefined {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) =>
      setWidth(entry.contentRect.width || undefined),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
