import { describe, expect, it } from 'vitest';
import type { Waiter, WaitingState } from '../contract';
import { lobbyText, newcomers, sinceText, vouchText } from './lobby';

const waiting: WaitingState = { state: 'waiting', moderated: true, opened: false, again: 0, message: null };
const guest = { account: null, verified: 'nothing', picture: null } as const;
const anna: Waiter = { id: '1', name: 'Anna', ...guest, since: '2026-11-26T10:00:00Z' };

describe('what is spoken in the lobby', () => {
  it('is how things stand, once', () => {
    expect(lobbyText(null, waiting)).toContain('The moderators see that you are here');
    expect(lobbyText(waiting, { ...waiting })).toBeNull();
    expect(lobbyText({ ...waiting, moderated: false }, waiting)).toContain('The moderators see');
    expect(lobbyText(waiting, { ...waiting, state: 'refused' })).toContain('did not let you in');
  });

  it('is each message once', () => {
    const said = { ...waiting, message: { text: 'In 5 minutes', at: '2026-11-26T10:00:00Z' } };
    expect(lobbyText(waiting, said)).toBe('The moderators say: In 5 minutes');
    expect(lobbyText(said, { ...said })).toBeNull();
    expect(lobbyText(null, said)).toMatch(/The moderators see .* The moderators say: In 5 minutes/);
  });
});

describe('those who wait', () => {
  it('are news when they come, and not when others go', () => {
    const ben = { ...anna, id: '2', name: 'Ben' };
    expect(newcomers([anna], [anna, ben])).toEqual([ben]);
    expect(newcomers([anna, ben], [ben])).toEqual([]);
  });

  it('are vouched for under the name of their account alone', () => {
    expect(vouchText(anna)).toBe('name not verified');
    expect(vouchText({ ...anna, account: 'Anna', verified: 'name' })).toBe('name verified');
    expect(vouchText({ ...anna, name: 'The minister', account: 'Anna' })).toBe('account of Anna');
    expect(vouchText({ ...anna, verified: 'address' })).toBe('address verified');
  });

  it('have waited since their asking, whatever the clock of this machine says', () => {
    const at = Date.parse(anna.since);
    expect(sinceText(anna, at - 90_000)).toBe('just now');
    expect(sinceText(anna, at + 61_000)).toBe('for 1 minute');
    expect(sinceText(anna, at + 300_000)).toBe('for 5 minutes');
  });
});
