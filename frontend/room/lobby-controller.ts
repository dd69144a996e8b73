import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WaitingState, Wish } from './contract';
import { LobbyWatch } from './lobby-watch';
import { lobbyText } from './model/lobby';
import { ProofController } from './proof-controller';
import { Refusal, type Rest, tooMany } from './rest';
import { Waits } from './session/waits';
import type { Announcer } from '../shared/announcer';
import { t } from '../shared/i18n';

/** What the lobby has done by the page. */
export interface LobbyOutcomes {
  /** Goes into the call, which was allowed; `take` fails if it is not any more. */
  readonly enter: (name: string, wish: Wish) => void;
  /** Looks again what has become of the meeting. */
  readonly look: () => void;
  /** Hears what takes place, whenever the server says it. */
  readonly called: (title: string) => void;
  readonly announcer: () => Announcer | null;
}

/** Waits in the page's name, from asking until it may go in, and says what happens meanwhile. */
export class LobbyController implements ReactiveController {
  state: WaitingState | null = null;
  /** Whether the server is heard. */
  heard = true;
  /** Why asking did not work. */
  problem: 'busy' | 'failed' | null = null;
  /** When asking is worth it again, in milliseconds of the page's clock. */
  again = 0;
  /** The other way in, for who was invited by mail. */
  readonly proof: ProofController;
  #name = '';
  #watch: LobbyWatch;
  #asking = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly rest: Rest,
    private readonly outcomes: LobbyOutcomes,
  ) {
    this.#watch = new LobbyWatch(
      () => rest.waiting,
      (state) => this.#told(state),
      (stands) => this.#hears(stands),
    );
    this.proof = new ProofController(host, rest, {
      proved: (name) => outcomes.enter(name, 'ask'),
      announcer: outcomes.announcer,
    });
    host.addController(this);
  }

  get name(): string {
    return this.#name;
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#watch.stop();
  }

  /** The page's request stands; from here on it hears what becomes of it. */
  begin(name: string, state: WaitingState): void {
    this.#name = name;
    this.problem = null;
    this.heard = true;
    this.#told(state);
    this.#watch.start();
  }

  /** The person was refused before this page was opened. */
  refused(name: string, after: number): void {
    this.#name = name;
    this.#told({ state: 'refused', moderated: true, opened: false, again: after, title: null, message: null });
  }

  stop(): void {
    this.#watch.stop();
    this.state = null;
  }

  /** Asks again, after a refusal or a long absence. */
  async ask(): Promise<void> {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      await this.rest.admit(this.#name, 'ask');
      this.outcomes.enter(this.#name, 'take');
    } catch (error) {
      this.#answered(error);
    } finally {
      this.#asking = false;
      this.host.requestUpdate();
    }
  }

  /** Waits no longer. */
  leave(): void {
    this.stop();
    void this.rest.stopWaiting().catch(() => {});
  }

  #answered(error: unknown): void {
    if (error instanceof Waits) {
      this.begin(this.#name, error.state);
    } else if (error instanceof Refusal && error.code === 'not-let-in') {
      this.refused(this.#name, error.after);
    } else if (error instanceof Refusal && ['cancelled', 'over', 'removed', 'unknown-room'].includes(error.code)) {
      this.outcomes.look();
    } else {
      this.problem = tooMany(error) || (error instanceof Refusal && error.status === 503) ? 'busy' : 'failed';
      this.outcomes.announcer()?.say(t(`lobby.problem.${this.problem}`), 'lobby');
    }
  }

  #told(state: WaitingState): void {
    const before = this.state;
    this.state = state;
    const text = lobbyText(before, state);
    if (text) {
      this.outcomes.announcer()?.say(text, 'lobby');
    }
    if (state.title !== null) {
      this.outcomes.called(state.title);
    }
    switch (state.state) {
      case 'waiting':
        this.problem = null;
        break;
      case 'admitted':
        this.outcomes.enter(this.#name, 'take');
        break;
      case 'refused':
        this.again = Date.now() + state.again * 1000;
        break;
      case 'gone':
        // Unheard of for too long, as after a sleep: nobody's decision.
        this.#watch.stop();
        if (before?.state === 'waiting' || before === null) {
          void this.ask();
        }
        break;
      case 'ended':
      case 'elsewhere':
        this.#watch.stop();
        break;
      case 'closed':
        this.outcomes.look();
        break;
    }
    this.host.requestUpdate();
  }

  #hears(stands: boolean): void {
    if (this.heard !== stands) {
      this.heard = stands;
      this.outcomes.announcer()?.say(t(stands ? 'lobby.heard' : 'lobby.unheard'), 'lobby-line');
      this.host.requestUpdate();
    }
  }
}
