import { Scope } from '../../shared/scope';
import type { Connection } from '../contract';

/** How often a lost server is asked whether it is there again. */
export const PROBE_EVERY = 1_000;
/** How long a stream may try to resume once the server answers again; then the room is joined anew. */
export const RESUME_WITHIN = 3_200;
/** How long media may be interrupted while the stream itself is fine. The server invites again well before. */
export const MEDIA_WITHIN = 15_000;

/** What a look at the server found: it answers, it is not running, or nothing is heard of it. */
export type Health = 'up' | 'down' | 'silent';

export type Rejoined = 'joined' | 'retry' | 'over';

export interface RecoverySteps {
  probe(): Promise<Health>;
  /** Drops the old stream and joins with a new one. */
  rejoin(): Promise<Rejoined>;
  changed(connection: Connection): void;
}

/**
 * Decides how a broken call comes back. A lost socket first gets the chance to resume (XEP-0198), which keeps everything as it
 * was. A stream that cannot be resumed, because the server refused to or was seen not running, is joined anew with the server's
 * first answer. Reads time by timers only.
 */
export class Recovery {
  #scope = new Scope();
  #lost = false;
  #resumable = true;
  #socketUp = true;
  #mediaUp = true;
  #shown: Connection = 'connecting';
  #stopMediaWait = () => {};

  constructor(private readonly steps: RecoverySteps) {}

  joined(): void {
    this.#lost = false;
    this.#resumable = true;
    this.#socketUp = true;
    this.#mediaUp = true;
    this.#stopMediaWait();
    this.#show();
  }

  socket(up: boolean): void {
    this.#socketUp = up;
    if (!up) {
      this.#begin();
    } else if (this.#lost && this.#resumable) {
      this.#lost = false;
    }
    this.#show();
  }

  media(up: boolean): void {
    this.#mediaUp = up;
    this.#stopMediaWait();
    if (!up) {
      this.#stopMediaWait = this.#scope.after(MEDIA_WITHIN, () => this.broken());
    }
    this.#show();
  }

  /** The stream cannot be resumed. */
  broken(): void {
    this.#resumable = false;
    this.#begin();
    this.#show();
  }

  stop(): void {
    this.#scope.close();
  }

  #begin(): void {
    if (!this.#lost && !this.#scope.closed) {
      this.#lost = true;
      void this.#recover();
    }
  }

  async #recover(): Promise<void> {
    let answeredFor = 0;
    while (this.#lost && !this.#scope.closed) {
      const health = await this.steps.probe();
      if (!this.#lost || this.#scope.closed) {
        return;
      }
      const answered = health === 'up';
      this.#resumable &&= health !== 'down';
      if (answered && (!this.#resumable || answeredFor >= RESUME_WITHIN)) {
        this.#resumable = false;
        const rejoined = await this.steps.rejoin();
        if (rejoined !== 'retry') {
          return;
        }
      }
      const pause = answered && this.#resumable ? PROBE_EVERY / 5 : PROBE_EVERY;
      answeredFor = answered ? answeredFor + pause : 0;
      await this.#pause(pause);
    }
  }

  #pause(delay: number): Promise<void> {
    return new Promise((resolve) => this.#scope.after(delay, resolve));
  }

  #show(): void {
    const next: Connection = !this.#lost && this.#socketUp && this.#mediaUp ? 'connected' : 'reconnecting';
    if (next !== this.#shown) {
      this.#shown = next;
      this.steps.changed(next);
    }
  }
}
