import { describe, expect, it } from 'vitest';
import type { Action, Permissions } from '../contract';
import { type CallState, reduce, start } from './call-state';
import { denied, may, permissionTexts } from './permissions';

const OPEN = { speak: 'guest', show: 'guest', share: 'guest', chat: 'guest', react: 'guest', rename: 'guest' } as const;

function permissions(...actions: Action[]): Permissions {
  const policies = { ...OPEN, startMuted: false };
  const gus = { name: 'Gus', role: 'guest', verified: 'nothing', picture: null } as const;
  return { ...gus, may: new Set(actions), policies, locked: false, bans: [] };
}

function told(now: Permissions, by: string | null = null): CallState {
  return reduce(start({ participant: 'gus', name: 'Gus', role: 'guest' }), { type: 'permissions', permissions: now, by });
}

describe('permissions', () => {
  it('are those of the role until the server says', () => {
    const owner = start({ participant: 'olga', name: 'Olga', role: 'owner' });
    expect(may(owner, 'mute')).toBe(true);
    expect(may(owner, 'lock')).toBe(false);
    expect(may(start({ participant: 'gus', name: 'Gus', role: 'guest' }), 'mute')).toBe(false);
  });

  it('are told once they change, and not when one comes in', () => {
    const first = start({ participant: 'gus', name: 'Gus', role: 'guest' });
    expect(permissionTexts(first, permissions('show'), null)).toEqual([]);
    expect(permissionTexts(told(permissions('speak', 'show')), permissions('show'), null)).toEqual([
      'The moderators have switched off your microphone.',
    ]);
    expect(permissionTexts(told(permissions('show')), permissions('speak', 'show'), null)).toEqual([
      'You can switch your microphone on again.',
    ]);
  });

  it('are told of reactions and of names too', () => {
    expect(permissionTexts(told(permissions('react', 'rename-themselves')), permissions(), null)).toEqual([
      'Only moderators can send reactions for now.',
      'You cannot change your name here for now.',
    ]);
    expect(permissionTexts(told(permissions()), permissions('react'), null)).toEqual(['You can send reactions again.']);
  });

  it('change name and role with them', () => {
    const before = told(permissions('speak'));
    const after = { ...permissions('speak', 'mute'), name: 'Guy', role: 'moderator' } as const;
    expect(permissionTexts(before, after, null)).toEqual(['You are now a moderator.', 'Your name here is now Guy']);
    expect(reduce(before, { type: 'permissions', permissions: after, by: null }).me).toMatchObject({
      name: 'Guy',
      role: 'moderator',
    });
  });

  it('say who may come back', () => {
    const before = { ...permissions('lift-ban'), bans: [{ participant: 'eve', name: 'Eve' }] };
    expect(permissionTexts(told(before), permissions('lift-ban'), null)).toEqual(['Eve is unblocked and can join again.']);
    expect(permissionTexts(told(before), before, null)).toEqual([]);
    expect(permissionTexts(told(before), permissions(), null)).toEqual([]);
  });

  it('say why something cannot be sent, and what helps', () => {
    expect(denied(told(permissions('show', 'share')))).toEqual({
      audio: 'The moderators have switched off your microphone. Raise your hand to ask for it.',
    });
  });
});
