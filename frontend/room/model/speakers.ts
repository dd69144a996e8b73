/** Above this loudness (0 to 1) somebody speaks rather than breathes. */
const LOUD = 0.02;
/** A ring stays lit over the pauses between words. */
export const HOLD = 900;

/** Who is speaking right now. Time is handed in, in milliseconds. */
export class Speakers {
  #heard = new Map<string, number>();

  /** Returns whether the set of speakers changed. */
  heard(endpoint: string, level: number, now: number): boolean {
    const before = this.speaking(now).size;
    if (level < LOUD) {
      return this.#forget(now) || this.speaking(now).size !== before;
    }
    const known = this.#heard.has(endpoint);
    this.#heard.set(endpoint, now);
    return !known;
  }

  left(endpoint: string): void {
    this.#heard.delete(endpoint);
  }

  speaking(now: number): ReadonlySet<string> {
    return new Set([...this.#heard].filter(([, at]) => now - at < HOLD).map(([endpoint]) => endpoint));
  }

  #forget(now: number): boolean {
    const size = this.#heard.size;
    for (const [endpoint, at] of this.#heard) {
      if (now - at >= HOLD) {
        this.#heard.delete(endpoint);
      }
    }
    return this.#heard.size !== size;
  }
}
