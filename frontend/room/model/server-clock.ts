/**
 * The server's time as far as this page knows it. It runs on after the last answer by a clock that a change of the visitor's own
 * time does not move; the next answer puts right what a sleeping machine has missed.
 */
export class ServerClock {
  #told: number | undefined;
  #at = 0;

  /** `elapsed` counts milliseconds from any beginning; `wall` is what the visitor's clock shows, used until the server has answered. */
  constructor(
    private readonly elapsed: () => number = () => performance.now(),
    private readonly wall: () => number = () => Date.now(),
  ) {}

  /** The server said that it is `time` (ISO 8601) now. */
  told(time: string): void {
    const read = Date.parse(time);
    if (!Number.isNaN(read)) {
      this.#told = read;
      this.#at = this.elapsed();
    }
  }

  /** Milliseconds since 1970 in UTC. */
  now(): number {
    return this.#told === undefined ? this.wall() : this.#told + this.elapsed() - this.#at;
  }
}
