import type { WaitingState } from './contract';
import { Scope } from '../shared/scope';

/** How long until a stream that broke is opened again, in milliseconds: at first, and at most. */
export const AGAIN_FIRST = 1_000;
export const AGAIN_MOST = 8_000;
/** The server shows every 15 seconds that a stream stands; one of which nothing is heard for this long is broken, unseen. */
export const SILENT = 40_000;
/** Pages that waited together do not come back together: each waits for up to this share longer. */
const SPREAD = 0.5;

/**
 * Hears how things stand for whoever waits, by server-sent events, over breaks of the network and restarts of the server. A
 * browser's own way of opening such a stream again gives up where a proxy answers for a server that is away.
 */
export class LobbyWatch {
  #scope = new Scope();
  #source: EventSource | null = null;
  #again = AGAIN_FIRST;
  #stopSilence = () => {};

  /** `told` hears every event while the watch runs, `heard` whether the stream stands. */
  constructor(
    private readonly address: () => string,
    private readonly told: (state: WaitingState) => void,
    private readonly heard: (stands: boolean) => void,
    private readonly open: (address: string) => EventSource = (url) => new EventSource(url),
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    this.stop();
    const scope = new Scope();
    this.#scope = scope;
    this.#again = AGAIN_FIRST;
    scope.add(() => this.#close());
    scope.listen(window, 'online', () => this.#listen(scope));
    this.#listen(scope);
  }

  stop(): void {
    this.#scope.close();
  }

  #listen(scope: Scope): void {
    this.#close();
    const source = this.open(this.address());
    this.#source = source;
    source.onopen = () => {
      this.#again = AGAIN_FIRST;
      this.#lives(scope);
      this.heard(true);
    };
    source.addEventListener('beat', () => this.#lives(scope));
    source.onmessage = (event: MessageEvent<string>) => {
      this.#lives(scope);
      this.told(JSON.parse(event.data) as WaitingState);
    };
    source.onerror = () => this.#broke(scope);
    this.#lives(scope);
  }

  /** A network that went away, or forgot a connection, tells nobody. */
  #lives(scope: Scope): void {
    this.#stopSilence();
    this.#stopSilence = scope.after(SILENT, () => this.#broke(scope));
  }

  #broke(scope: Scope): void {
    this.#close();
    this.heard(false);
    scope.after(this.#again * (1 + SPREAD * this.random()), () => this.#listen(scope));
    this.#again = Math.min(this.#again * 2, AGAIN_MOST);
  }

  #close(): void {
    this.#stopSilence();
    this.#source?.close();
    this.#source = null;
  }
}
