import { Clock, Timer } from '../../clock';

/**
 * Work that takes time: each `yield` is a pause in milliseconds of the world's time.
 * Nothing here is a promise, so that a test which advances its clock has seen everything happen when the call returns.
 */
export type Process<T = void> = Generator<number, T, void>;

/** Runs a process to its end; cancelling it stops it at its next pause. */
export function startProcess(
  clock: Clock,
  process: Process<void>,
  done: (error?: Error) => void = throwOn,
): Timer {
  let timer: Timer | undefined;
  let cancelled = false;
  const step = () => {
    if (cancelled) {
      return;
    }
    let pause: number | undefined;
    try {
      const result = process.next();
      pause = result.done ? undefined : result.value;
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (pause === undefined) {
      done();
    } else {
      timer = clock.after(pause, step);
    }
  };
  step();
  return {
    cancel: () => {
      cancelled = true;
      timer?.cancel();
    },
  };
}

/** Looks again every `intervalMs` until `check` holds; false when that took longer than `timeoutMs`. */
export function* waitUntil(
  check: () => boolean,
  options: { intervalMs: number; timeoutMs: number },
): Process<boolean> {
  for (let waited = 0; ; waited += options.intervalMs) {
    if (check()) {
      return true;
    }
    if (waited >= options.timeoutMs) {
      return false;
    }
    yield options.intervalMs;
  }
}

function throwOn(error?: Error): void {
  if (error) {
    throw error;
  }
}
