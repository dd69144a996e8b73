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
  /** Has the stream resume over a new socket at once. */
  resume(): void;
  /** Drops the old stream and joins with a new one. */
  rejoin(): Promise<Rejoined>;
  changed(connection: Connection): void;
}

/**
 * Decides how a broken call comes back. A lost socket first gets the chance to resume (XEP-0198), which keeps everything as it
 * was; after an outage of the network it has to, with the server's first answer. A stream that cannot be resumed, because the
 * server refused to or was seen not running, is joined anew with the server's first answer. A network that the browser says is
 * away is shown as such until the server answers. Reads time by timers only.
 */
export class Recovery {
  #scope = new Scope();
  #entered = false;
  #lost = false;
  #resumable = true;
  #socketUp = true;
  #mediaUp = true;
  #networkUp = true;
  /** How often the network went away: an answer from before is none. */
  #outages = 0;
  #working = false;
  #answeredFor = 0;
  #hurried = false;
  #wake = () => {};
  #shown: Connection = 'connecting';
  #stopMediaWait = () => {};

  constructor(private readonly steps: RecoverySteps) {}

  joined(): void {
    this.#entered = true;
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

  /** What the browser says of its network. It knows at once and may err, so the server is asked at once as well. */
  network(up: boolean): void {
    if (!this.#entered) {
      return;
    }
    if (!up) {
      this.#networkUp = false;
      this.#outages++;
    }
    this.#hurried = this.#working;
    this.#wake();
    this.#work();
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
    if (!this.#lost) {
      this.#lost = true;
      this.#answeredFor = 0;
      this.#work();
    }
  }

  get #away(): boolean {
    return !this.#scope.closed && (this.#lost || !this.#networkUp);
  }

  /** One at a time, however often things break meanwhile. */
  #work(): void {
    if (!this.#working && this.#away) {
      this.#working = true;
      void this.#recover();
    }
  }

  async #recover(): Promise<void> {
    while (this.#away) {
      const outage = this.#outages;
      const health = await this.steps.probe();
      if (health === 'up' && outage === this.#outages) {
        this.#reached();
      }
      if (this.#away && !(await this.#repaired(health))) {
        await this.#pause(health === 'up' && this.#resumable ? PROBE_EVERY / 5 : PROBE_EVERY);
      }
    }
    this.#working = false;
    this.#hurried = false;
  }

  /** The server answers. After an outage that may be over another network, which the old socket is not on. */
  #reached(): void {
    if (!this.#networkUp && this.#resumable) {
      this.steps.resume();
    }
    this.#networkUp = true;
    this.#show();
  }

  /** Does what the health of the server allows; false if it is to be asked again after a while. */
  async #repaired(health: Health): Promise<boolean> {
    const answered = health === 'up';
    if (!this.#lost) {
      return false;
    }
    this.#resumable &&= health !== 'down';
    if (answered && (!this.#resumable || this.#answeredFor >= RESUME_WITHIN)) {
      this.#resumable = false;
      const rejoined = await this.steps.rejoin();
      if (rejoined === 'over') {
        this.stop();
      }
      return !this.#lost;
    }
    this.#answeredFor = answered ? this.#answeredFor + PROBE_EVERY / 5 : 0;
    return false;
  }

  async #pause(delay: number): Promise<void> {
    if (!this.#hurried) {
      await new Promise<void>((resolve) => {
        const stop = this.#scope.after(delay, resolve);
        this.#wake = () => {
          stop();
          resolve();
        };
      });
    }
    this.#hurried = false;
    this.#wake = () => {};
  }

  #show(): void {
    const whole = !this.#lost && this.#socketUp && this.#mediaUp && this.#networkUp;
    const next: Connection = whole ? 'connected' : 'reconnecting';
    if (next !== this.#shown) {
      this.#shown = next;
      this.steps.changed(next);
    }
  }
}
