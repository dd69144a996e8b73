import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoomInfo } from './contract';
import { ASK_HIDDEN, ASK_SEEN, DoorWatch } from './door-watch';
import { Refusal } from './rest';

const cancelled: RoomInfo = {
  state: 'cancelled',
  now: '2026-11-26T08:00:00Z',
  title: 'Budget',
  organizer: 'Claire',
  start: '2026-11-26T09:00:00Z',
  zone: 'Europe/Paris',
};

describe('DoorWatch', () => {
  let asked: number;
  let answer: () => Promise<RoomInfo>;
  let told: RoomInfo[];
  let gone: number;
  let watch: DoorWatch;
  let hidden: boolean;

  const look = (isHidden: boolean) => {
    hidden = isHidden;
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    hidden = false;
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    asked = 0;
    answer = () => Promise.resolve(cancelled);
    told = [];
    gone = 0;
    const room = () => {
      asked++;
      return answer();
    };
    watch = new DoorWatch(
      { room },
      (info) => told.push(info),
      () => gone++,
      () => 0,
    );
    watch.start();
  });
  afterEach(() => {
    watch.stop();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('asks again and again, and tells every answer', async () => {
    await vi.advanceTimersByTimeAsync(ASK_SEEN * 3);
    expect(asked).toBe(3);
    expect(told).toEqual([cancelled, cancelled, cancelled]);
  });

  it('asks less often while nobody looks, and at once when somebody does again', async () => {
    look(true);
    await vi.advanceTimersByTimeAsync(ASK_SEEN);
    await vi.advanceTimersByTimeAsync(ASK_HIDDEN * 2);
    expect(asked).toBe(3);
    look(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toBe(4);
  });

  it('asks at once when the network is back', async () => {
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toBe(1);
  });

  it('has one question under way at a time', async () => {
    answer = () => new Promise(() => {});
    look(false);
    look(false);
    await vi.advanceTimersByTimeAsync(ASK_SEEN * 5);
    expect(asked).toBe(1);
  });

  it('asks again when the server did not answer, and says that a room is gone', async () => {
    answer = () => Promise.reject(new Refusal('unreachable', 0));
    await vi.advanceTimersByTimeAsync(ASK_SEEN * 2);
    expect([asked, told.length, gone]).toEqual([2, 0, 0]);
    answer = () => Promise.reject(new Refusal('unknown-room', 404));
    await vi.advanceTimersByTimeAsync(ASK_SEEN);
    expect(gone).toBe(1);
  });

  it('tells nothing once it is stopped, not even an answer that was under way', async () => {
    look(false);
    watch.stop();
    await vi.advanceTimersByTimeAsync(ASK_SEEN * 5);
    expect([asked, told.length]).toEqual([1, 0]);
  });
});
