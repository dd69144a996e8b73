import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WaitingState } from './contract';
import { AGAIN_FIRST, AGAIN_MOST, LobbyWatch, SILENT } from './lobby-watch';

class Source extends EventTarget {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  close(): void {
    this.closed = true;
  }
}

describe('LobbyWatch', () => {
  let sources: Source[];
  let states: string[];
  let heard: boolean[];
  let watch: LobbyWatch;
  const last = () => sources.at(-1)!;
  const waiting = JSON.stringify({ state: 'waiting' });

  beforeEach(() => {
    vi.useFakeTimers();
    sources = [];
    states = [];
    heard = [];
    watch = new LobbyWatch(
      () => '/api/rooms/abc-defg-hij/waiting',
      (state: WaitingState) => states.push(state.state),
      (stands) => heard.push(stands),
      () => {
        const source = new Source();
        sources.push(source);
        return source as unknown as EventSource;
      },
      () => 0,
    );
    watch.start();
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  it('tells what it hears', () => {
    last().onopen!();
    last().onmessage!({ data: waiting });
    expect(states).toEqual(['waiting']);
    expect(heard).toEqual([true]);
  });

  it('opens the stream again, ever later while nobody answers, and soon after somebody did', () => {
    last().onerror!();
    vi.advanceTimersByTime(AGAIN_FIRST - 1);
    expect(sources).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sources).toHaveLength(2);
    for (let i = 0; i < 6; i++) {
      last().onerror!();
      vi.advanceTimersByTime(AGAIN_MOST);
    }
    expect(sources).toHaveLength(8);
    last().onopen!();
    last().onerror!();
    vi.advanceTimersByTime(AGAIN_FIRST);
    expect(sources).toHaveLength(9);
    expect(sources.slice(0, -1).every((source) => source.closed)).toBe(true);
  });

  it('opens it at once when the network is back', () => {
    last().onerror!();
    window.dispatchEvent(new Event('online'));
    expect(sources).toHaveLength(2);
  });

  it('opens it again when nothing is heard of it for long, which no browser tells', () => {
    last().onopen!();
    for (let beats = 0; beats < 5; beats++) {
      vi.advanceTimersByTime(SILENT - 1);
      last().dispatchEvent(new Event('beat'));
    }
    expect(sources).toHaveLength(1);
    vi.advanceTimersByTime(SILENT);
    expect(heard).toEqual([true, false]);
    expect(last().closed).toBe(true);
    vi.advanceTimersByTime(AGAIN_FIRST);
    expect(sources).toHaveLength(2);
  });

  it('opens nothing once it is stopped', () => {
    watch.stop();
    expect(last().closed).toBe(true);
    last().onerror?.();
    vi.advanceTimersByTime(AGAIN_MOST * 2);
    expect(sources).toHaveLength(1);
  });
});
