import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../contract';
import { type Health, MEDIA_WITHIN, PROBE_EVERY, RESUME_WITHIN, Recovery, type Rejoined } from './recovery';

function setUp(rejoined: () => Rejoined = () => 'joined') {
  const world = { health: 'up' as Health, probes: 0, rejoins: 0, shown: [] as Connection[] };
  const recovery: Recovery = new Recovery({
    probe: async () => {
      world.probes++;
      return world.health;
    },
    rejoin: async () => {
      world.rejoins++;
      const answer = rejoined();
      if (answer === 'joined') {
        recovery.joined();
      }
      return answer;
    },
    changed: (connection) => world.shown.push(connection),
  });
  recovery.joined();
  return { recovery, world };
}

describe('Recovery', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('lets a stream resume after a break of the network and does not join anew', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.socket(false);
    await vi.advanceTimersByTimeAsync(6_000);
    world.health = 'up';
    await vi.advanceTimersByTimeAsync(PROBE_EVERY + 1_500);
    recovery.socket(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.rejoins).toBe(0);
    expect(world.shown).toEqual(['connected', 'reconnecting', 'connected']);
  });

  it('joins anew within five seconds of the network being back when nothing resumes', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.socket(false);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(world.rejoins).toBe(0);
    world.health = 'up';
    await vi.advanceTimersByTimeAsync(5_000);
    expect(world.rejoins).toBe(1);
    expect(world.shown.at(-1)).toBe('connected');
  });

  it('joins anew with the first answer of a server that was seen not running', async () => {
    const { recovery, world } = setUp();
    world.health = 'down';
    recovery.socket(false);
    await vi.advanceTimersByTimeAsync(30_000);
    world.health = 'up';
    await vi.advanceTimersByTimeAsync(PROBE_EVERY);
    expect(world.rejoins).toBe(1);
  });

  it('joins anew with the first answer when the resumption was refused', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.socket(false);
    recovery.broken();
    await vi.advanceTimersByTimeAsync(5_000);
    world.health = 'up';
    await vi.advanceTimersByTimeAsync(PROBE_EVERY);
    expect(world.rejoins).toBe(1);
  });

  it('probes about once a second while the server is down', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.socket(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.probes).toBeGreaterThanOrEqual(10);
    expect(world.probes).toBeLessThanOrEqual(12);
  });

  it('tries again each second after a failed attempt', async () => {
    const answers: Rejoined[] = ['retry', 'retry', 'joined'];
    const { recovery, world } = setUp(() => answers.shift()!);
    recovery.broken();
    await vi.advanceTimersByTimeAsync(2 * PROBE_EVERY + 10);
    expect(world.rejoins).toBe(3);
    expect(world.shown.at(-1)).toBe('connected');
  });

  it('stops after the room has refused for good', async () => {
    const { recovery, world } = setUp(() => 'over');
    recovery.broken();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(world.rejoins).toBe(1);
  });

  it('shows interrupted media and joins anew only when it stays away', async () => {
    const { recovery, world } = setUp();
    recovery.media(false);
    await vi.advanceTimersByTimeAsync(MEDIA_WITHIN - 1_000);
    expect(world.shown.at(-1)).toBe('reconnecting');
    recovery.media(true);
    await vi.advanceTimersByTimeAsync(MEDIA_WITHIN);
    expect(world.rejoins).toBe(0);
    recovery.media(false);
    await vi.advanceTimersByTimeAsync(MEDIA_WITHIN + RESUME_WITHIN);
    expect(world.rejoins).toBe(1);
  });

  it('recovers from a second break as from the first', async () => {
    const { recovery, world } = setUp();
    recovery.broken();
    await vi.advanceTimersByTimeAsync(100);
    recovery.broken();
    await vi.advanceTimersByTimeAsync(100);
    expect(world.rejoins).toBe(2);
  });

  it('does nothing once stopped', async () => {
    const { recovery, world } = setUp();
    recovery.stop();
    recovery.broken();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.rejoins).toBe(0);
  });
});
