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
