import { beforeEach, describe, expect, it } from 'vitest';
import { DECLINED_FOR, GOOD_FOR, POOR_FOR, PictureOffer, TOO_SOON } from './picture-offer';
import { GOOD, type Judgement } from './quality';

const poor: Judgement = { quality: 'poor', limit: 'download' };

describe('PictureOffer', () => {
  let offer: PictureOffer;
  let now: number;

  /** The link is like this for some time, looked at every second. */
  const lasts = (judgement: Judgement, millis: number, pictures = 2) => {
    offer.judged(judgement, pictures, now);
    for (const end = now + millis; now < end; ) {
      now += 1_000;
      offer.judged(judgement, pictures, now);
    }
    return offer.offer;
  };

  beforeEach(() => {
    offer = new PictureOffer();
    now = 0;
  });

  it('offers sound alone once the download stays poor', () => {
    expect(lasts(poor, POOR_FOR - 1_000)).toBeNull();
    expect(lasts(poor, 1_000)).toBe('audio-only');
  });

  it('offers nothing that would not help', () => {
    expect(lasts({ quality: 'poor', limit: 'upload' }, 60_000)).toBeNull();
    expect(lasts({ quality: 'fair', limit: 'download' }, 60_000)).toBeNull();
    expect(lasts(poor, 60_000, 0)).toBeNull();
  });

  it('takes the offer back when the link recovers', () => {
    lasts(poor, POOR_FOR);
    expect(lasts(GOOD, 0)).toBeNull();
  });

  it('keeps the offer while the last picture comes and goes', () => {
    lasts(poor, POOR_FOR);
    expect(lasts(poor, 1_000, 0)).toBe('audio-only');
  });

  it('leaves who declined alone for some minutes', () => {
    lasts(poor, POOR_FOR);
    offer.declined(now);
    expect(lasts(poor, DECLINED_FOR - 1_000)).toBeNull();
    expect(lasts(poor, 1_000)).toBe('audio-only');
  });

  it('offers pictures again once the link stays good', () => {
    offer.turned(true, now);
    expect(lasts(poor, 60_000)).toBeNull();
    expect(lasts(GOOD, GOOD_FOR - 1_000)).toBeNull();
    expect(lasts(GOOD, 1_000)).toBe('pictures');
    offer.turned(false, now);
    expect(lasts(GOOD, 60_000)).toBeNull();
  });

  it('is more patient when pictures came back too soon', () => {
    offer.turned(true, now);
    lasts(GOOD, GOOD_FOR);
    offer.turned(false, now);
    lasts(poor, POOR_FOR);
    offer.turned(true, now);
    expect(lasts(GOOD, 2 * GOOD_FOR - 1_000)).toBeNull();
    expect(lasts(GOOD, 1_000)).toBe('pictures');
  });

  it('forgets its patience after pictures that lasted', () => {
    offer.turned(false, now);
    now += TOO_SOON;
    offer.turned(true, now);
    expect(lasts(GOOD, GOOD_FOR)).toBe('pictures');
  });
});
