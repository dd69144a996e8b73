import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WaitingState, Wish } from './contract';
import { LobbyWatch } from './lobby-watch';
import { lobbyText } from './model/lobby';
import { ProofController } from './proof-controller';
import { Refusal, type Rest, tooMany } from './rest';
import { Waits } from './session/waits';
import type { Announcer } from '../shared/announcer';
import { t } from '../shared/i18n';
import { Scope } from '../shared/scope';

/** Why going on does not work at this moment. */
export type LobbyProblem = 'busy' | 'failed' | 'full' | 'taking';

/** How long until whoever was let in and could not go in tries again, in milliseconds: at first, and at most. */
export const TAKE_FIRST = 4_000;
export const TAKE_MOST = 30_000;
/** Those who were let in together do not try again together: each waits for up to this share longer. */
const SPREAD = 0.5;

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
  /** Why asking, or going in, did not work. */
  problem: LobbyProblem | null = null;
  /** When asking is worth it again, in milliseconds of the page's clock. */
  again = 0;
  /** The other way in, for who was invited by mail. */
  readonly proof: ProofController;
  #name = '';
  #watch: LobbyWatch;
  #asking = false;
  #scope = new Scope();
  #take = TAKE_FIRST;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly rest: Rest,
    private readonly outcomes: LobbyOutcomes,
    private readonly random: () => number = Math.random,
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
    this.#scope.close();
  }

  /** The page's request stands; from here on it hears what becomes of it. */
  begin(name: string, state: WaitingState): void {
    this.#name = name;
    this.problem = null;
    this.#take = TAKE_FIRST;
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
    this.#scope.close();
    this.state = null;
  }

  /** Going in, which was allowed, did not work this time: it is tried again and again. */
  failed(problem: 'full' | 'taking'): void {
    this.#complain(problem);
    this.#scope.close();
    this.#scope = new Scope();
    this.#scope.after(this.#take * (1 + SPREAD * this.random()), () => this.outcomes.enter(this.#name, 'take'));
    // Whoever is kept out by a full room goes in soon after somebody left.
    this.#take = problem === 'full' ? TAKE_FIRST : Math.min(this.#take * 2, TAKE_MOST);
  }

  /** Asks again, after a refusal or a long absence. */
  async ask(): Promise<void> {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      await this.rest.admit(this.#name, 'ask');
      this.state = this.state && { ...this.state, state: 'admitted', opened: true };
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
      this.#complain(tooMany(error) || (error instanceof Refusal && error.status === 503) ? 'busy' : 'failed');
    }
  }

  #complain(problem: LobbyProblem): void {
    if (this.problem !== problem) {
      this.problem = problem;
      this.outcomes.announcer()?.say(t(`lobby.problem.${problem}`), 'lobby');
      this.host.requestUpdate();
    }
  }

  #told(state: WaitingState): void {
    const before = this.state;
    if (before?.state === 'admitted' && state.state === 'gone') {
      // Taking it was the end of the request; if that did not work, it is tried again and says so.
      this.#watch.stop();
      return;
    }
    if (state.state !== 'admitted') {
      this.#scope.close();
      this.problem = null;
    }
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
