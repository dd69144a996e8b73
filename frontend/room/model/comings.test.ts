import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Comings, GATHER, type Told } from './comings';
import { comingsText } from './news';

describe('Comings', () => {
  let told: Told[];
  let comings: Comings;
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    comings = new Comings((news) => told.push(news));
  });
  afterEach(() => vi.useRealTimers());

  it('tells a burst of fifty once', () => {
    for (let i = 0; i < 50; i++) {
      comings.joined(`p${i}`, `Person ${i}`);
    }
    vi.advanceTimersByTime(GATHER);
    expect(told.map(comingsText)).toEqual(['50 people joined']);
  });

  it('names a single person', () => {
    comings.joined('a', 'Anna');
    vi.advanceTimersByTime(GATHER);
    comings.left('a', 'Anna');
    vi.advanceTimersByTime(GATHER);
    expect(told.map(comingsText)).toEqual(['Anna joined', 'Anna left']);
  });

  it('keeps silent about somebody who left and came back at once', () => {
    comings.left('a', 'Anna');
    vi.advanceTimersByTime(GATHER / 2);
    comings.joined('a', 'Anna');
    vi.advanceTimersByTime(GATHER * 2);
    expect(told).toEqual([]);
  });

  it('forgets what waits when the room is joined anew', () => {
    comings.left('a', 'Anna');
    comings.reset();
    vi.advanceTimersByTime(GATHER);
    expect(told).toEqual([]);
  });
});
