import type { OpenRoom, WaitingState } from '../contract';

/** A room without a meeting that anybody may enter, for tests to vary. */
export const openRoom: OpenRoom = {
  state: 'open',
  now: '2026-11-26T08:00:00Z',
  title: 'Budget',
  organizer: 'Claire',
  start: null,
  end: null,
  zone: null,
  cancelled: null,
  full: false,
  door: 'open',
  proof: false,
  me: null,
};

/** Somebody waits for it while a moderator is in. */
export const waiting: WaitingState = { state: 'waiting', moderated: true, opened: false, again: 0, title: 'Budget', message: null };
