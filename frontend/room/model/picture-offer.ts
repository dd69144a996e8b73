import type { Judgement } from './quality';

/** What is offered: to do without pictures, or to have them back. */
export type Offer = 'audio-only' | 'pictures';

/** For how long a download has to be poor before less is offered, and good before pictures are, in milliseconds. */
export const POOR_FOR = 6_000;
export const GOOD_FOR = 20_000;
/** Whoever declined is left alone for this long. */
export const DECLINED_FOR = 300_000;
/** Pictures that had to be turned off again so soon were offered too early. */
export const TOO_SOON = 120_000;
const LONGEST_GOOD_FOR = 320_000;

/**
 * Decides when a person is offered to do without pictures, before their call becomes unusable, and when to have them back. Nothing
 * is ever turned off without them. Time is handed in, in milliseconds.
 */
export class PictureOffer {
  offer: Offer | null = null;
  #audioOnly = false;
  #since: number | null = null;
  #declined = -Infinity;
  #on = -Infinity;
  #goodFor = GOOD_FOR;

  get audioOnly(): boolean {
    return this.#audioOnly;
  }

  /** The link as it is shown; `pictures` is how many of others there are to see. Returns whether the offer changed. */
  judged({ quality, limit }: Judgement, pictures: number, now: number): boolean {
    const poor = quality === 'poor' && (limit === 'download' || limit === 'both') && pictures > 0;
    const reason = this.#audioOnly ? quality === 'good' : poor;
    this.#since = reason ? (this.#since ?? now) : null;
    const long = this.#since !== null && now - this.#since >= (this.#audioOnly ? this.#goodFor : POOR_FOR);
    // An offer that is on the screen stays until its reason is clearly gone: nobody should click beside it.
    const stays = this.offer === 'audio-only' ? quality === 'poor' : reason;
    const before = this.offer;
    if (long && now - this.#declined >= DECLINED_FOR) {
      this.offer = this.#audioOnly ? 'pictures' : 'audio-only';
    } else if (!stays) {
      this.offer = null;
    }
    return this.offer !== before;
  }

  /** The person turned pictures off or on, by an offer or by themselves. */
  turned(audioOnly: boolean, now: number): void {
    if (audioOnly) {
      this.#goodFor = now - this.#on < TOO_SOON ? Math.min(2 * this.#goodFor, LONGEST_GOOD_FOR) : GOOD_FOR;
    } else {
      this.#on = now;
    }
    this.#audioOnly = audioOnly;
    this.#declined = -Infinity;
    this.#forget();
  }

  declined(now: number): void {
    this.#declined = now;
    this.#forget();
  }

  #forget(): void {
    this.offer = null;
    this.#since = null;
  }
}
