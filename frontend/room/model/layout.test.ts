import { describe, expect, it } from 'vitest';
import { GAP, type Rect, arrange, wantedHeight } from './layout';

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const stages = [
  [1440, 780],
  [1920, 1000],
  [390, 700],
  [304, 520],
  [3840, 2000],
] as const;

describe('arrange', () => {
  it.each(stages)('keeps every tile of up to 25 people apart and inside a stage of %i by %i', (width, height) => {
    for (let people = 1; people <= 25; people++) {
      for (const screens of [0, 1, 2]) {
        const { rects, height: needed } = arrange(width, height, screens, people);
        expect(rects).toHaveLength(people + screens);
        rects.forEach((rect, index) => {
          expect(rect.x).toBeGreaterThanOrEqual(0);
          expect(rect.y).toBeGreaterThanOrEqual(0);
          expect(rect.x + rect.width).toBeLessThanOrEqual(width + 1);
          expect(rect.y + rect.height).toBeLessThanOrEqual(needed + 1);
          expect(rects.slice(index + 1).some((other) => overlap(rect, other))).toBe(false);
        });
      }
    }
  });

  it('fills a wide stage with one person to its height', () => {
    const { rects } = arrange(1440, 780, 0, 1);
    expect(rects[0]).toEqual({ x: Math.round((1440 - 780 * (16 / 9)) / 2), y: 0, width: 1386, height: 780 });
  });

  it('puts two people beside each other on a wide stage and on top of each other on a tall one', () => {
    const [a, b] = arrange(1440, 700, 0, 2).rects;
    expect(a!.y).toBe(b!.y);
    const [c, d] = arrange(390, 700, 0, 2).rects;
    expect(c!.x).toBe(d!.x);
    expect(d!.y).toBe(c!.y + c!.height + GAP);
  });

  it('gives a shared screen at least two thirds of a wide stage', () => {
    const { rects } = arrange(1440, 780, 1, 4);
    expect(rects[0]!.width).toBeGreaterThan((1440 * 2) / 3);
  });

  it('scrolls instead of shrinking faces below what can be known', () => {
    const { rects, height } = arrange(304, 400, 0, 12);
    expect(height).toBeGreaterThan(400);
    expect(Math.min(...rects.map((rect) => rect.width))).toBeGreaterThanOrEqual(132);
  });

  it.each([
    [1440, 780, 50, 8],
    [1000, 500, 15, 5],
    [390, 700, 8, 2],
  ])('shows of fifty people on a stage of %i by %i as many as can be known', (width, height, least, columns) => {
    const { rects } = arrange(width, height, 0, 50);
    expect(rects.filter((rect) => rect.y === rects[0]!.y)).toHaveLength(columns);
    expect(rects.filter((rect) => rect.y + rect.height / 2 < height).length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    [3, 2, 0.65],
    [9, 3, 0.85],
  ])('fills the screen on a wall with %i people in %i columns', (people, columns, least) => {
    const { rects } = arrange(2536, 1320, 0, people);
    expect(rects.filter((rect) => rect.y === rects[0]!.y)).toHaveLength(columns);
    expect(new Set(rects.map((rect) => `${rect.width}x${rect.height}`)).size).toBe(1);
    const filled = rects.reduce((sum, rect) => sum + rect.width * rect.height, 0) / (2536 * 1320);
    expect(filled).toBeGreaterThan(least);
    const [left, right] = [Math.min(...rects.map((r) => r.x)), Math.max(...rects.map((r) => r.x + r.width))];
    expect(Math.abs(left - (2536 - right))).toBeLessThanOrEqual(2);
  });

  it('survives a stage without size', () => {
    expect(arrange(0, 0, 1, 2).rects).toHaveLength(3);
  });
});

describe('wantedHeight', () => {
  it.each([
    [90, 180],
    [216, 180],
    [217, 360],
    [430, 360],
    [700, 720],
    [2000, 1080],
  ])('asks for what %i pixels can show: %i', (shown, wanted) => {
    expect(wantedHeight(shown)).toBe(wanted);
  });
});
