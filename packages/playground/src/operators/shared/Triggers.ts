import { Clock, Timer } from '../../clock';

/** Calls `reconcile(key)` a little after `trigger(key)`, once however often it was triggered meanwhile. */
export class Triggers {
  private readonly pending = new Map<string, Timer>();
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly delayMs: number,
    private readonly reconcile: (key: string) => void,
  ) {}

  trigger(key: string, delayMs = this.delayMs): void {
    if (this.stopped || this.pending.has(key)) {
      return;
    }
    this.pending.set(
      key,
      this.clock.after(delayMs, () => {
        this.pending.delete(key);
        this.reconcile(key);
      }),
    );
  }

  stop(): void {
    this.stopped = true;
    this.pending.forEach(timer => timer.cancel());
    this.pending.clear();
  }
}
