import { describe, expect, it } from 'vitest';
import { LOOKS, Silence, arrived } from './silence';

function looks(...counts: (number | undefined)[]): boolean[] {
  const silence = new Silence();
  return counts.map((count) => silence.look(count));
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
    expect(looks(undefined, undefined, undefined, undefined, undefined)).not.toContain(true);
  });

  it('counts media and the checks of every pair', () => {
    const pair = { type: 'candidate-pair', bytesReceived: 100, requestsReceived: 2, responsesReceived: 3 };
    expect(arrived([pair, { type: 'candidate-pair', bytesReceived: 1 }, { type: 'codec' }])).toBe(106);
    expect(arrived([{ type: 'codec' }])).toBeUndefined();
  });
});
