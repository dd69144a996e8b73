import { expect, it, vi } from 'vitest';
import type { Admission, Grant, SessionEvent } from '../contract';
import type { Rest } from '../rest';
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
