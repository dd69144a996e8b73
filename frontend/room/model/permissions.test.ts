import { describe, expect, it } from 'vitest';
import type { Action, Permissions } from '../contract';
import { type CallState, reduce, start } from './call-state';
import { denied, differences, may } from './permissions';

const OPEN = { speak: 'guest', show: 'guest', share: 'guest', chat: 'guest', react: 'guest', rename: 'guest' } as const;

function permissions(...actions: Action[]): Permissions {
  const policies = { ...OPEN, startMuted: false };
  const gus = { name: 'Gus', role: 'guest', verified: 'nothing', picture: null } as const;
  return { ...gus, may: new Set(actions), policies, locked: false, bans: [], title: '' };
}

function told(now: Permissions, by: string | null = null): CallState {
  return reduce(start({ participant: 'gus', name: 'Gus', role: 'guest' }), { type: 'permissions', permissions: now, by });
}

function texts(before: CallState, after: Permissions): string[] {
  return differences(before, after, null).map(({ text }) => text);
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
    expect(texts(first, permissions('show'))).toEqual([]);
    expect(texts(told(permissions('speak', 'show')), permissions('show'))).toEqual([
      'The moderators have switched off your microphone.',
    ]);
    expect(texts(told(permissions('show')), permissions('speak', 'show'))).toEqual([
      'You can switch your microphone on again.',
    ]);
  });

  it('are told of reactions and of names too', () => {
    expect(texts(told(permissions('react', 'rename-themselves')), permissions())).toEqual([
      'Only moderators can send reactions for now.',
      'You cannot change your name here for now.',
    ]);
    expect(texts(told(permissions()), permissions('react'))).toEqual(['You can send reactions again.']);
  });

  it('change name and role with them', () => {
    const before = told(permissions('speak'));
    const after = { ...permissions('speak', 'mute'), name: 'Guy', role: 'moderator' } as const;
    expect(texts(before, after)).toEqual(['You are now a moderator.', 'Your name here is now Guy']);
    expect(reduce(before, { type: 'permissions', permissions: after, by: null }).me).toMatchObject({
      name: 'Guy',
      role: 'moderator',
    });
  });

  it('take the place of what was told of the same thing', () => {
    const taken = differences(told(permissions('speak')), permissions(), null);
    const given = differences(told(permissions()), permissions('speak'), null);
    expect(given.map(({ about }) => about)).toEqual(taken.map(({ about }) => about));
    expect(given.map(({ text }) => text)).not.toEqual(taken.map(({ text }) => text));
  });

  it('take the list of who waits with them', () => {
    const anna = { account: null, verified: 'nothing', picture: null } as const;
    const waiting = [{ id: '1', name: 'Anna', ...anna, since: '2026-11-27T10:00:00Z' }];
    const listed = reduce(told(permissions('admit')), { type: 'lobby', waiting, count: 1, until: 7 });
    const still = reduce(listed, { type: 'permissions', permissions: permissions('admit', 'chat'), by: null });
    expect(still).toMatchObject({ waiting, waitingUntil: 7 });
    expect(reduce(still, { type: 'permissions', permissions: permissions('chat'), by: null })).toMatchObject({
      waiting: [],
      waitingCount: 0,
    });
  });

  it('say who may come back', () => {
    const before = { ...permissions('lift-ban'), bans: [{ participant: 'eve', name: 'Eve' }] };
    expect(texts(told(before), permissions('lift-ban'))).toEqual(['Eve is unblocked and can join again.']);
    expect(texts(told(before), before)).toEqual([]);
    expect(texts(told(before), permissions())).toEqual([]);
  });

  it('say why something cannot be sent, and what helps', () => {
    expect(denied(told(permissions('show', 'share')))).toEqual({
      audio: 'The moderators have switched off your microphone. Raise your hand to ask for it.',
    });
  });
});
