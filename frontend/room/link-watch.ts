import { type LinkFigures, figuresBetween } from './model/link-figures';
import { type LinkTotals, readTotals } from './model/link-totals';
import { type Judgement, SteadyQuality, judge } from './model/quality';
import { Scope } from '../shared/scope';

/** How often the connection is looked at, in milliseconds. */
const LOOK_EVERY = 2_000;

/** The person's own link: what is shown of it, and what it did in the last seconds; null while nothing is known. */
export interface LinkNews {
  readonly shown: Judgement;
  readonly figures: LinkFigures | null;
  readonly changed: boolean;
}

/** Looks at the connection that carries the person's media, and judges it. */
export class LinkWatch {
  #scope = new Scope();
  #steady = new SteadyQuality();
  #before: { readonly connection: RTCPeerConnection; readonly totals: LinkTotals } | null = null;

  /** `expected` names the tracks whose pictures ought to move. */
  constructor(
    private readonly connection: () => RTCPeerConnection | undefined,
    private readonly expected: () => readonly string[],
    private readonly told: (news: LinkNews) => void,
  ) {
    this.#scope.every(LOOK_EVERY, () => void this.#look());
  }

  stop(): void {
    this.#scope.close();
  }

  async #look(): Promise<void> {
    const connection = this.connection();
    const report = connection?.connectionState === 'connected' ? await connection.getStats().catch(() => null) : null;
    if (this.#scope.closed) {
      return;
    }
    if (!connection || !report) {
      this.#nothingKnown();
      return;
    }
    const now = performance.now();
    const totals = readTotals(report.values(), now);
    const before = this.#before?.connection === connection ? this.#before.totals : null;
    this.#before = { connection, totals };
    const figures = before && figuresBetween(before, totals, this.expected());
    if (figures) {
      const changed = this.#steady.judged(judge(figures), now);
      this.told({ shown: this.#steady.shown, figures, changed });
    }
  }

  #nothingKnown(): void {
    this.#before = null;
    this.#steady.unknown();
    this.told({ shown: this.#steady.shown, figures: null, changed: false });
  }
}
