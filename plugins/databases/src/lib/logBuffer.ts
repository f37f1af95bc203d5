/** As much of a followed log as a browser should hold. */
const MAX_LINES = 5_000;

/**
 * The end of a log that grows: the oldest lines go when there are too many.
 */
export class LogBuffer {
  readonly #maxLines: number;
  #lines: string[] = [];
  #rest = '';
  #seen = 0;
  #changed = false;

  constructor(maxLines = MAX_LINES) {
    this.#maxLines = maxLines;
  }

  /** Adds a piece, which may begin and end within a line. */
  push(chunk: string) {
    if (chunk === '') {
      return;
    }
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    this.#seen += lines.length;
    this.#lines.push(...lines.slice(-this.#maxLines));
    if (this.#lines.length > this.#maxLines) {
      this.#lines = this.#lines.slice(-this.#maxLines);
    }
    this.#changed = true;
  }

  /** What is kept, including a last line without its end. */
  get text(): string {
    const whole = this.#lines.map(line => `${line}\n`).join('');
    return whole + this.#rest;
  }

  /** How many whole lines came, dropped ones included. */
  get linesSeen(): number {
    return this.#seen;
  }

  /** Whether anything came since this was last asked. */
  takeChanged(): boolean {
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }
}
