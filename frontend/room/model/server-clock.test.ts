import { describe, expect, it } from 'vitest';
import { ServerClock } from './server-clock';

describe('ServerClock', () => {
  const wrong = () => Date.parse('2001-01-01T00:00:00Z');

  it('shows the visitor’s time until the server has told its own', () => {
    expect(new ServerClock(() => 0, wrong).now()).toBe(wrong());
  });

  it('goes on from what the server said, whatever the visitor’s clock shows', () => {
    let elapsed = 500;
    const clock = new ServerClock(() => elapsed, wrong);
    clock.told('2026-11-26T09:00:00Z');
    elapsed += 2_000;
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-26T09:00:02.000Z');
  });

  it('is put right by every answer', () => {
    const clock = new ServerClock(() => 0, wrong);
    clock.told('2026-11-26T09:00:00Z');
    clock.told('2026-11-26T11:00:00Z');
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-26T11:00:00.000Z');
  });

  it('ignores what is no time', () => {
    const clock = new ServerClock(() => 0, wrong);
    clock.told('soon');
    expect(clock.now()).toBe(wrong());
  });
});
