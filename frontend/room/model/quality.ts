import type { Quality } from '../contract';
import type { LinkFigures } from './link-figures';

/** What makes a connection no better than it is. */
export type Limit = 'upload' | 'download' | 'both' | 'delay';

export interface Judgement {
  readonly quality: Quality;
  /** Null when nothing limits. */
  readonly limit: Limit | null;
}

export const GOOD: Judgement = { quality: 'good', limit: null };

/** How long a link has to be worse, or better, without a break before it is shown so, in milliseconds. */
export const WORSE_AFTER = 5_000;
export const BETTER_AFTER = 12_000;

const RANK: Readonly<Record<Quality, number>> = { good: 0, fair: 1, poor: 2 };

/** From which on a figure is fair, and from which on it is poor. */
const LOSS = [4, 10] as const;
const CONCEALED = [3, 10] as const;
const FROZEN = [10, 30] as const;
const ROUND_TRIP = [400, 900] as const;
/** Below these, in bits per second, a picture is small, and hardly there. */
const PICTURE = [600_000, 180_000] as const;

export function isWorse(one: Quality, other: Quality): boolean {
  return RANK[one] > RANK[other];
}

/** What some seconds of a link were like, each taken by itself. */
export function judge({ up, down, roundTripMs }: LinkFigures): Judgement {
  const upload = worst(above(up.lossPercent, LOSS), up.video && up.limited ? below(up.available, PICTURE) : 'good');
  const download = worst(
    above(down.lossPercent, LOSS),
    above(down.concealedPercent, CONCEALED),
    above(down.frozenPercent, FROZEN),
    pictures(down),
  );
  const delay = above(roundTripMs ?? 0, ROUND_TRIP);
  const quality = worst(upload, download, delay);
  if (quality === 'good') {
    return GOOD;
  }
  if (upload === quality) {
    return { quality, limit: download === quality ? 'both' : 'upload' };
  }
  return { quality, limit: download === quality ? 'download' : 'delay' };
}

function pictures({ pictures: all, still }: LinkFigures['down']): Quality {
  if (still === 0) {
    return 'good';
  }
  return still === all ? 'poor' : 'fair';
}

function above(value: number, [fair, poor]: readonly [number, number]): Quality {
  return value >= poor ? 'poor' : value >= fair ? 'fair' : 'good';
}

function below(value: number | null, [fair, poor]: readonly [number, number]): Quality {
  return value === null || value >= fair ? 'good' : value >= poor ? 'fair' : 'poor';
}

function worst(...all: Quality[]): Quality {
  return all.reduce((one, other) => (isWorse(other, one) ? other : one));
}

/**
 * What is shown of a link whose figures swing. It gets worse after {@link WORSE_AFTER} and better after {@link BETTER_AFTER}, and
 * then no further than it was all that time. Time is handed in, in milliseconds.
 */
export class SteadyQuality {
  shown: Judgement = GOOD;
  #since: number | null = null;
  /** Of the judgements since then, the one that is nearest to what is shown. */
  #nearest = GOOD;

  /** Returns whether what is shown changed. */
  judged(judgement: Judgement, now: number): boolean {
    if (judgement.quality === this.shown.quality && judgement.limit === this.shown.limit) {
      this.unknown();
      return false;
    }
    if (this.#since === null || this.#side(judgement) !== this.#side(this.#nearest)) {
      this.#since = now;
      this.#nearest = judgement;
    } else if (this.#distance(judgement) <= this.#distance(this.#nearest)) {
      this.#nearest = judgement;
    }
    if (now - this.#since < (this.#side(judgement) > 0 ? WORSE_AFTER : BETTER_AFTER)) {
      return false;
    }
    this.shown = this.#nearest;
    this.unknown();
    return true;
  }

  /** Nothing is known of the link for a while, for example because there is none. */
  unknown(): void {
    this.#since = null;
  }

  /** Above zero when worse than what is shown, zero when as bad for another reason. */
  #side({ quality }: Judgement): number {
    return Math.sign(RANK[quality] - RANK[this.shown.quality]);
  }

  #distance({ quality }: Judgement): number {
    return Math.abs(RANK[quality] - RANK[this.shown.quality]);
  }
}
