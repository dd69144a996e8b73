import { describe, expect, it } from 'vitest';
import { LOOKS, Silence, arrived, type Arrived } from './silence';

const NO_CONNECTION = undefined;

/** Counts of one pair, or of several. */
function looks(...counts: (number | Record<string, number> | undefined)[]): boolean[] {
  const silence = new Silence();
  return counts.map((count) => silence.look(pairs(count)));
}

function pairs(count: number | Record<string, number> | undefined): Arrived | undefined {
  return count === undefined ? undefined : new Map(Object.entries(typeof count === 'number' ? { one: count } : count));
}

describe('Silence', () => {
  it('is told once, after enough looks without anything new', () => {
    expect(LOOKS).toBe(3);
    expect(looks(7, 7, 7, 7, 7, 7)).toEqual([false, false, false, true, false, false]);
  });

  it('is told again after something came', () => {
    expect(looks(7, 7, 7, 7, 8, 8, 8, 8)).toEqual([false, false, false, true, false, false, false, true]);
  });

  it('is none while something comes now and then', () => {
    expect(looks(1, 1, 1, 2, 2, 2, 3, 3, 3)).not.toContain(true);
  });

  it('is none without a connection', () => {
    expect(looks(...Array<undefined>(9).fill(NO_CONNECTION))).not.toContain(true);
    expect(looks({}, {}, {}, {}, {})).not.toContain(true);
  });

  it('does not end with a connection that is given up or comes back', () => {
    expect(looks(7, 7, 7, 7, NO_CONNECTION, 7, 7, 7, 7)).toEqual([false, false, false, true, false, false, false, false, false]);
  });

  it('does not end with a pair that goes or comes without anything', () => {
    const gone: Record<string, number>[] = [{ one: 7, two: 3 }, { one: 7, two: 3 }, { one: 7, two: 3 }, { one: 7, two: 3 }, { one: 7 }];
    expect(looks(...gone, { one: 7, three: 0 }, { three: 0 }, { three: 0 }, { three: 0 }).filter(Boolean)).toHaveLength(1);
  });

  it('counts media over any pair, and the checks of each', () => {
    const transport = { id: 'all', type: 'transport', bytesReceived: 100 };
    const pair = { id: 'one', type: 'candidate-pair', bytesReceived: 7, requestsReceived: 2, responsesReceived: 3 };
    const other = { id: 'two', type: 'candidate-pair', requestsReceived: 1 };
    expect(arrived([transport, pair, other, { id: 'three', type: 'codec' }])).toEqual(new Map(Object.entries({ all: 100, one: 5, two: 1 })));
    expect(arrived([{ id: 'three', type: 'codec' }]).size).toBe(0);
  });
});
