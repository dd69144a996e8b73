/**
 * Brings something slow (a camera, a microphone) to the state a person wants. Wishes that come while one is being carried out are
 * remembered, only the newest counts, and two are never carried out at once.
 */
export class Reconciler<T> {
  #desired: T;
  #actual: T;
  #running: Promise<void> | undefined;

  /** `carryOut` returns the state that was reached, which may differ from the one wanted (a refused camera stays off). */
  constructor(
    initial: T,
    private readonly carryOut: (desired: T) => Promise<T>,
    private readonly changed: () => void,
  ) {
    this.#desired = initial;
    this.#actual = initial;
  }

  get desired(): T {
    return this.#desired;
  }

  get actual(): T {
    return this.#actual;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Resolves when there is nothing left to do. */
  want(desired: T): Promise<void> {
    this.#desired = desired;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      this.changed();
    });
    this.changed();
    return this.#running;
  }

  /** Takes over a state that came about by itself, for example a microphone that was unplugged. */
  settle(actual: T): void {
    this.#actual = actual;
    if (!this.busy) {
      this.#desired = actual;
    }
    this.changed();
  }

  async #run(): Promise<void> {
    while (this.#desired !== this.#actual) {
      const wanted = this.#desired;
      this.#actual = await this.carryOut(wanted);
      if (this.#actual !== wanted && this.#desired === wanted) {
        this.#desired = this.#actual;
      }
    }
  }
}
