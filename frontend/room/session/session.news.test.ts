import { expect, it, vi } from 'vitest';
import type { Admission, Grant, Policies, SessionEvent } from '../contract';
import { Rest } from '../rest';
import type { JitsiConference } from './jitsi';
import type { LineOwner } from './line';
import type { RoomNews } from './membership';
import { Session } from './session';

const heard = vi.hoisted(() => ({ owners: [] as LineOwner[], news: [] as ((news: RoomNews) => void)[] }));

vi.mock('./library', () => ({ library: async () => ({}) }));

vi.mock('./membership', () => ({
  Membership: class {
    constructor(_meet: unknown, _conference: unknown, _self: string, _tell: unknown, news: (news: RoomNews) => void) {
      heard.news.push(news);
    }
  },
}));

vi.mock('./line', () => ({
  Line: class {
    constructor(_rest: unknown, owner: LineOwner) {
      heard.owners.push(owner);
    }
    events = { subscribe: () => () => {} };
    async join(): Promise<void> {}
    forget(): void {}
    close(): void {}
  },
}));

async function joined(rest: object): Promise<{ told: SessionEvent[]; news: (news: RoomNews) => void }> {
  const admit = async (name: string) => ({ participant: 'gus', name, role: 'guest' }) as Admission;
  const session = new Session(Object.assign(rest, { admit }) as unknown as Rest);
  const told: SessionEvent[] = [];
  session.events.subscribe((event) => told.push(event));
  await session.join('Gus', 'ask', () => {});
  const conference = { setReceiverConstraints: () => {}, getLocalTracks: () => [] } as unknown as JitsiConference;
  const before = heard.news.length;
  heard.owners.at(-1)!.entering(conference, { participant: 'gus' } as Grant);
  await vi.waitFor(() => expect(heard.news).toHaveLength(before + 1));
  return { told, news: heard.news.at(-1)! };
}

it('goes on by the link that the room got instead', async () => {
  const rest = {
    slug: 'aaa-bbbb-ccc',
    follow: async (link: string) => void (rest.slug = link),
  };
  const { told, news } = await joined(rest);
  news({ event: 'link', participant: 'gus', by: null, link: 'ddd-eeee-fff' });
  await vi.waitFor(() => expect(told).toContainEqual({ type: 'link' }));
  expect(location.pathname).toBe('/ddd-eeee-fff');
});

it('knows where the pictures are that the server tells of, one’s own and those of who waits', async () => {
  const { told, news } = await joined(new Rest('aaa-bbbb-ccc'));
  const max = { id: 'max', name: 'Max', account: 'Max', verified: 'name' as const, since: '2026-11-26T10:00:00Z' };
  const waiting = [
    { ...max, picture: '17' },
    { ...max, picture: null },
  ];
  news({ event: 'lobby', participant: 'gus', by: null, count: 2, until: 7, waiting });
  const lobby = told.find((event) => event.type === 'lobby')!;
  expect(lobby.until).toBe(7);
  expect(lobby.waiting.map(({ picture }) => picture)).toEqual(['/api/rooms/aaa-bbbb-ccc/lobby/max/picture.jpg?v=17', null]);

  const policies = {} as Policies;
  const gus = { name: 'Gus', role: 'member', verified: 'nothing', picture: '18' } as const;
  const mine = { ...gus, may: [], policies, locked: false, bans: [], title: 'Budget' } as const;
  news({ event: 'permissions', participant: 'gus', by: null, ...mine });
  const permissions = told.find((event) => event.type === 'permissions')!;
  expect(permissions.permissions.picture).toBe('/api/rooms/aaa-bbbb-ccc/participants/gus/picture.jpg?v=18');
  expect(permissions.permissions.verified).toBe('nothing');
  expect(permissions.permissions.title).toBe('Budget');
});

it('says that a room was closed if nobody ended the call', async () => {
  const { told, news } = await joined({});
  news({ event: 'ended', participant: 'gus', by: null });
  expect(told).toContainEqual({ type: 'over', reason: 'closed' });
});

it('is over for whoever is sent to the lobby, and for nobody else', async () => {
  const { told, news } = await joined({});

  news({ event: 'sent-to-lobby', participant: 'other', by: 'olga' });
  expect(told.filter(({ type }) => type === 'over')).toEqual([]);
  news({ event: 'sent-to-lobby', participant: 'gus', by: 'olga' });
  expect(told.filter(({ type }) => type === 'over')).toEqual([{ type: 'over', reason: 'lobby' }]);
});
