import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WaitingState, Wish } from './contract';
import { LobbyController, TAKE_FIRST, TAKE_MOST } from './lobby-controller';
import type { Rest } from './rest';
import { waiting } from './testing/open-room';
import type { Announcer } from '../shared/announcer';

class Events extends EventTarget {
  static newest: Events;
  onmessage: ((event: { data: string }) => void) | null = null;
  closed = false;
  constructor() {
    super();
    Events.newest = this;
  }
  close(): void {
    this.closed = true;
  }
}

describe('LobbyController', () => {
  let lobby: LobbyController;
  let entered: Wish[];
  let said: string[];
  let admits: number;
  const tell = (state: Partial<WaitingState>) => Events.newest.onmessage!({ data: JSON.stringify({ ...waiting, ...state }) });

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Events);
    entered = [];
    said = [];
    admits = 0;
    lobby = new LobbyController(
      { addController: () => {}, requestUpdate: () => {} } as never,
      { waiting: '/waiting', admit: async () => void admits++ } as unknown as Rest,
      {
        enter: (_name, wish) => entered.push(wish),
        look: () => {},
        called: () => {},
        announcer: () => ({ say: (text: string) => said.push(text) }) as unknown as Announcer,
      },
      () => 0,
    );
    lobby.begin('Gus', waiting);
    said = [];
  });
  afterEach(() => {
    lobby.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('goes in once, and says nothing of the request that ends by it', () => {
    tell({ state: 'admitted' });
    tell({ state: 'gone' });
    expect(entered).toEqual(['take']);
    expect(lobby.state?.state).toBe('admitted');
    expect(Events.newest.closed).toBe(true);
    expect(said).toEqual(['You were let in. You are joining the meeting.']);
    expect(admits).toBe(0);
  });

  it('asks again by itself when the request was forgotten', async () => {
    tell({ state: 'gone' });
    await vi.waitFor(() => expect(entered).toEqual(['take']));
    expect(admits).toBe(1);
  });

  it('asks for nothing by itself once the meeting has ended, and by the wish of the person', async () => {
    tell({ state: 'admitted' });
    lobby.failed('full');
    tell({ state: 'ended' });
    vi.advanceTimersByTime(TAKE_MOST);
    expect(said.at(-1)).toContain('A moderator ended the meeting for everyone');
    expect(Events.newest.closed).toBe(true);
    expect(entered).toEqual(['take']);
    expect(admits).toBe(0);

    await lobby.ask();
    expect(admits).toBe(1);
    expect(entered).toEqual(['take', 'take']);
  });

  it('tries ever later to go in when that does not work, and says so once', () => {
    tell({ state: 'admitted' });
    tell({ state: 'gone' });
    said = [];
    for (let tried = 1; tried <= 5; tried++) {
      lobby.failed('taking');
      expect(lobby.problem).toBe('taking');
      vi.advanceTimersByTime(Math.min(TAKE_FIRST * 2 ** (tried - 1), TAKE_MOST) - 1);
      expect(entered).toHaveLength(tried);
      vi.advanceTimersByTime(1);
      expect(entered).toHaveLength(tried + 1);
    }
    expect(said).toEqual(['Joining does not work at the moment. The page tries again by itself.']);
  });

  it('looks every few seconds whether a full room has a place', () => {
    tell({ state: 'admitted' });
    for (let tried = 1; tried <= 5; tried++) {
      lobby.failed('full');
      vi.advanceTimersByTime(TAKE_FIRST);
      expect(entered).toHaveLength(tried + 1);
    }
    expect(said.at(-1)).toContain('The meeting is full');
  });

  it('tries no more once the person waits no longer', () => {
    tell({ state: 'admitted' });
    lobby.failed('taking');
    lobby.stop();
    vi.advanceTimersByTime(TAKE_MOST);
    expect(entered).toEqual(['take']);
  });
});
