import { Scope } from '../../shared/scope';

/** How long comings and goings are gathered before they are told together. */
export const GATHER = 1_500;

export interface Told {
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/**
 * Gathers who came and who went, so that a burst is told once and a reload or a reconnection (gone and back within the time) is
 * not told at all.
 */
export class Comings {
  #changes = new Map<string, { name: string; balance: number }>();
  #scope = new Scope();
  #waiting = false;

  constructor(private readonly tell: (told: Told) => void) {}

  joined(participant: string, name: string): void {
    this.#change(participant, name, 1);
  }

  left(participant: string, name: string): void {
    this.#change(participant, name, -1);
  }

  /** Forgets what waits to be told, for example because the whole room is being joined anew. */
  reset(): void {
    this.#changes.clear();
  }

  stop(): void {
    this.#scope.close();
  }

  #change(participant: string, name: string, by: number): void {
    const balance = (this.#changes.get(participant)?.balance ?? 0) + by;
    this.#changes.set(participant, { name, balance });
    if (!this.#waiting) {
      this.#waiting = true;
      this.#scope.after(GATHER, () => this.#flush());
    }
  }

  #flush(): void {
    this.#waiting = false;
    const changes = [...this.#changes.values()];
    this.#changes.clear();
    const joined = changes.filter((change) => change.balance > 0).map((change) => change.name);
    const left = changes.filter((change) => change.balance < 0).map((change) => change.name);
    if (joined.length > 0 || left.length > 0) {
      this.tell({ joined, left });
    }
  }
}
