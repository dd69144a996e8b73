import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../contract';
import { type Health, MEDIA_WITHIN, PROBE_EVERY, RESUME_WITHIN, Recovery, type Rejoined } from './recovery';

function made(rejoined: () => Rejoined = () => 'joined') {
  const world = { health: 'up' as Health, probes: 0, rejoins: 0, resumes: 0, shown: [] as Connection[] };
  const recovery: Recovery = new Recovery({
    probe: async () => {
      world.probes++;
      return world.health;
    },
    resume: () => world.resumes++,
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
  return { recovery, world };
}

function setUp(rejoined: () => Rejoined = () => 'joined') {
  const { recovery, world } = made(rejoined);
  recovery.joined();
  return { recovery, world };
}

/** Each probe waits until the test answers it. */
function answeredByHand() {
  const answers: ((health: Health) => void)[] = [];
  const shown: Connection[] = [];
  const recovery = new Recovery({
    probe: () => new Promise((resolve) => answers.push(resolve)),
    resume: () => {},
    rejoin: async () => 'joined',
    changed: (connection) => shown.push(connection),
  });
  recovery.joined();
  return { recovery, answers, shown };
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

  it('has the stream resume with the first answer after the network was away', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.network(false);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(world.resumes).toBe(0);
    world.health = 'up';
    recovery.network(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.resumes).toBe(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect([world.resumes, world.rejoins]).toEqual([1, 0]);
  });

  it('has nothing resume that cannot', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.network(false);
    recovery.broken();
    await vi.advanceTimersByTimeAsync(2_000);
    world.health = 'up';
    recovery.network(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([world.resumes, world.rejoins]).toEqual([0, 1]);
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

  it('waits before it joins again when what was joined broke at once', async () => {
    const { recovery, world } = setUp(() => 'joined');
    const joined = recovery.joined.bind(recovery);
    recovery.joined = () => {
      joined();
      recovery.broken();
    };
    recovery.broken();
    await vi.advanceTimersByTimeAsync(3 * PROBE_EVERY - 1);
    expect(world.rejoins).toBe(3);
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

  it('shows at once that the network went away, and that the server answers again', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.network(false);
    expect(world.shown).toEqual(['connected', 'reconnecting']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(world.shown.at(-1)).toBe('reconnecting');
    world.health = 'up';
    recovery.network(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.shown).toEqual(['connected', 'reconnecting', 'connected']);
  });

  it('joins nothing anew when the stream outlived the break', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.network(false);
    await vi.advanceTimersByTimeAsync(4_000);
    world.health = 'up';
    recovery.network(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.rejoins).toBe(0);
  });

  it('probes at once when the network is said to be back', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.network(false);
    recovery.socket(false);
    await vi.advanceTimersByTimeAsync(2_100);
    const before = world.probes;
    recovery.network(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.probes).toBe(before + 1);
    await vi.advanceTimersByTimeAsync(PROBE_EVERY - 1);
    expect(world.probes).toBe(before + 1);
  });

  it('probes again at once when a probe was under way as the network came back', async () => {
    const { recovery, answers, shown } = answeredByHand();
    recovery.network(false);
    recovery.network(true);
    answers[0]!('silent');
    await vi.advanceTimersByTimeAsync(0);
    answers[1]!('up');
    await vi.advanceTimersByTimeAsync(0);
    expect(shown.at(-1)).toBe('connected');
  });

  it('does not take an answer from before the network went for one after it', async () => {
    const { recovery, answers, shown } = answeredByHand();
    recovery.network(false);
    recovery.network(true);
    recovery.network(false);
    answers[0]!('up');
    await vi.advanceTimersByTimeAsync(0);
    expect(shown.at(-1)).toBe('reconnecting');
  });

  it('does not believe that the network is away while the server answers', async () => {
    const { recovery, world } = setUp();
    recovery.network(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.shown.at(-1)).toBe('connected');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(world.probes).toBe(1);
  });

  it('lets a stream resume after the network was said to be away', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    recovery.network(false);
    await vi.advanceTimersByTimeAsync(5_000);
    recovery.socket(false);
    world.health = 'up';
    recovery.network(true);
    await vi.advanceTimersByTimeAsync(1_500);
    recovery.socket(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.rejoins).toBe(0);
    expect(world.shown).toEqual(['connected', 'reconnecting', 'connected']);
  });

  it('says nothing of the network before the room was entered', async () => {
    const { recovery, world } = made();
    recovery.network(false);
    recovery.network(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.shown).toEqual([]);
    expect(world.probes).toBe(0);
  });

  it('probes once a second however often the socket comes and goes', async () => {
    const { recovery, world } = setUp();
    world.health = 'silent';
    for (let i = 0; i < 4; i++) {
      recovery.socket(false);
      await vi.advanceTimersByTimeAsync(100);
      recovery.socket(true);
    }
    recovery.socket(false);
    const before = world.probes;
    await vi.advanceTimersByTimeAsync(10 * PROBE_EVERY);
    expect(world.probes - before).toBeLessThanOrEqual(11);
  });

  it('gives each break its own time to resume', async () => {
    const { recovery, world } = setUp();
    recovery.socket(false);
    await vi.advanceTimersByTimeAsync(RESUME_WITHIN - 100);
    recovery.socket(true);
    recovery.socket(false);
    await vi.advanceTimersByTimeAsync(RESUME_WITHIN - 100);
    expect(world.rejoins).toBe(0);
  });

  it('does nothing once stopped', async () => {
    const { recovery, world } = setUp();
    recovery.stop();
    recovery.broken();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.rejoins).toBe(0);
  });
});
