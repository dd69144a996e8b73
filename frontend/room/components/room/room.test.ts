import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenRoom, Permissions, SessionEvent } from '../../contract';
import { NO_DEVICES, NO_SOURCE } from '../../model/devices';
import { Waits } from '../../session/waits';
import { openRoom, waiting } from '../../testing/open-room';
import { Announcer } from '../../../shared/announcer';
import { Emitter } from '../../../shared/events';
import './room';
import type { Room } from './room';

const session = vi.hoisted(() => ({ tell: (_event: unknown): void => {}, join: async (): Promise<void> => {} }));

vi.mock('../../usable', () => ({ unusable: () => null }));

vi.mock('../../session/session', () => ({
  Session: class {
    events = new Emitter<SessionEvent>();
    media = {
      changed: new Emitter<void>(),
      level: new Emitter<number>(),
      sources: { audio: NO_SOURCE, video: NO_SOURCE },
      devices: NO_DEVICES,
      speaker: '',
      open: async () => {},
      chooseSpeaker: () => {},
    };
    constructor() {
      session.tell = (event) => this.events.emit(event as SessionEvent);
    }
    prepare = async () => {};
    peerConnections = () => [];
    receive = () => {};
    leave = () => {};
    async join(_name: string, _wish: string, admitted: (me: unknown) => void): Promise<void> {
      await session.join();
      admitted({ participant: 'gus', name: 'Gus', role: 'guest' });
    }
  },
}));

class Events extends EventTarget {
  static newest: Events;
  onmessage: ((event: { data: string }) => void) | null = null;
  constructor() {
    super();
    Events.newest = this;
  }
  close(): void {}
}

const open: OpenRoom = { ...openRoom, door: 'waiting', me: { name: 'Gus', signedIn: false, nameFixed: false, role: 'guest' } };
const permissions: Permissions = {
  name: 'Gus',
  role: 'guest',
  verified: 'nothing',
  picture: null,
  may: new Set(['speak']),
  policies: { speak: 'guest', show: 'guest', share: 'guest', chat: 'guest', react: 'guest', rename: 'guest', startMuted: false },
  locked: false,
  bans: [],
  title: 'Budget',
};

describe('Room', () => {
  let room: Room;
  const inside = (selector: string) => room.renderRoot.querySelector(selector)!.shadowRoot!;
  const toasts = () => inside('parvis-toasts').textContent;
  const opened = async (screen: string) => {
    document.body.append(room);
    await vi.waitFor(() => expect(inside(screen).querySelector('h1')!.textContent).toContain('Budget'));
  };

  beforeEach(() => {
    vi.stubGlobal('EventSource', Events);
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(open)));
    session.join = async () => {};
    room = document.createElement('parvis-room');
    room.slug = 'aaa-bbbb-ccc';
  });
  afterEach(() => {
    room.remove();
    vi.unstubAllGlobals();
  });

  it('tells whoever waits what the meeting is called by now, once', async () => {
    session.join = async () => {
      throw new Waits(waiting);
    };
    const said = vi.spyOn(Announcer.prototype, 'say');
    await opened('parvis-lobby');

    for (const moderated of [true, false]) {
      Events.newest.onmessage!({ data: JSON.stringify({ ...waiting, moderated, title: 'Budget <2027>' }) });
    }

    await vi.waitFor(() => expect(document.title).toBe('Waiting: Budget <2027> – Parvis'));
    expect(inside('parvis-lobby').querySelector('h1')!.textContent).toBe('Budget <2027>');
    const told = said.mock.calls.filter(([text]) => text === 'The meeting is now called “Budget <2027>”.');
    expect(told).toHaveLength(1);
    expect(toasts()).not.toContain('2027');
  });

  it('shows and tells whoever is in what the meeting is called by now, once', async () => {
    await opened('parvis-call');
    session.tell({ type: 'permissions', permissions, by: null });
    expect(toasts()).not.toContain('Budget');

    session.tell({ type: 'permissions', permissions: { ...permissions, title: 'Budget 2027' }, by: null });
    session.tell({ type: 'permissions', permissions: { ...permissions, title: 'Budget 2027', may: new Set() }, by: null });

    await vi.waitFor(() => expect(document.title).toContain('Budget 2027 – Parvis'));
    expect(inside('parvis-call').querySelector('h1')!.textContent).toContain('Budget 2027');
    await vi.waitFor(() => expect(toasts()!.split('The meeting is now called “Budget 2027”.')).toHaveLength(2));
  });

  it('is a meeting without a name once that is taken away', async () => {
    await opened('parvis-call');
    session.tell({ type: 'permissions', permissions: { ...permissions, title: '' }, by: null });
    await vi.waitFor(() => expect(document.title).toContain('Meeting – Parvis'));
  });
});
