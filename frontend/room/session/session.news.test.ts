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

it('is over for whoever is sent to the lobby, and for nobody else', async () => {
  const rest = { admit: async (name: string) => ({ participant: 'gus', name, role: 'guest' }) as Admission };
  const session = new Session(rest as unknown as Rest);
  const told: SessionEvent[] = [];
  session.events.subscribe((event) => told.push(event));
  await session.join('Gus', 'ask', () => {});
  const conference = { setReceiverConstraints: () => {}, getLocalTracks: () => [] } as unknown as JitsiConference;
  heard.owners.at(-1)!.entering(conference, { participant: 'gus' } as Grant);
  await vi.waitFor(() => expect(heard.news).toHaveLength(1));

  heard.news[0]!({ event: 'sent-to-lobby', participant: 'other', by: 'olga' });
  expect(told.filter(({ type }) => type === 'over')).toEqual([]);
  heard.news[0]!({ event: 'sent-to-lobby', participant: 'gus', by: 'olga' });
  expect(told.filter(({ type }) => type === 'over')).toEqual([{ type: 'over', reason: 'lobby' }]);
});
