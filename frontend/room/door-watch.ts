import type { RoomInfo } from './contract';
import { Refusal, type Rest } from './rest';
import { Scope } from '../shared/scope';

/** How often a page that is looked at asks, and one that is hidden, in milliseconds. */
export const ASK_SEEN = 15_000;
export const ASK_HIDDEN = 60_000;
/** Pages that were opened together do not ask together: each waits for up to this share longer. */
const SPREAD = 0.2;

/**
 * While somebody waits on the page, asks again and again what takes place in the room, and at once when the page is looked at
 * again or the network is back. A server that does not answer is asked again.
 */
export class DoorWatch {
  #scope = new Scope();
  #next = () => {};
  #asking = false;

  /** `told` hears every answer while the watch runs; `gone` that there is no such room any more. */
  constructor(
    private readonly rest: Pick<Rest, 'room'>,
    private readonly told: (info: RoomInfo) => void,
    private readonly gone: () => void,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    this.stop();
    const scope = new Scope();
    this.#scope = scope;
    scope.listen(document, 'visibilitychange', () => {
      if (!document.hidden) {
        void this.#ask(scope);
      }
    });
    scope.listen(window, 'online', () => void this.#ask(scope));
    this.#later(scope);
  }

  stop(): void {
    this.#scope.close();
  }

  #later(scope: Scope): void {
    this.#next();
    const every = document.hidden ? ASK_HIDDEN : ASK_SEEN;
    this.#next = scope.after(every * (1 + SPREAD * this.random()), () => void this.#ask(scope));
  }

  async #ask(scope: Scope): Promise<void> {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      const info = await this.rest.room();
      if (!scope.closed) {
        this.told(info);
      }
    } catch (error) {
      if (!scope.closed && error instanceof Refusal && error.code === 'unknown-room') {
        this.gone();
      }
    } finally {
      this.#asking = false;
      if (!scope.closed) {
        this.#later(scope);
      }
    }
  }
}
