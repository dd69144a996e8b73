import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../contract';
import type { JitsiConference, JitsiMeet, JitsiTrack } from './jitsi';
import { Membership, type RoomNews } from './membership';

/** A conference that says what a test makes it say, in the order in which the library reads a presence. */
class FakeConference {
  joined = false;
  #listeners = new Map<string, (...args: unknown[]) => void>();
  #commands = new Map<string, (node: { value?: string }, endpoint: string) => void>();
  #properties = new Map<string, Record<string, string>>();

  on(event: string, listener: (...args: unknown[]) => void): void {
    this.#listeners.set(event, listener);
  }

  addCommandListener(name: string, listener: (node: { value?: string }, endpoint: string) => void): void {
    this.#commands.set(name, listener);
  }

  isJoined(): boolean {
    return this.joined;
  }

  fire(event: string, ...args: unknown[]): void {
    this.#listeners.get(event)!(...args);
  }

  async presence(
    id: string,
    properties: Record<string, string>,
    muted = { audio: 'true', video: 'true' },
  ): Promise<void> {
    const known = this.#properties.has(id);
    this.#properties.set(id, properties);
    const participant = {
      getId: () => id,
      getDisplayName: () => properties['name'],
      getProperty: (name: string) => this.#properties.get(id)![name],
    };
    if (!known) {
      this.fire('USER_JOINED', id, participant);
    }
    this.#commands.get('audiomuted')!({ value: muted.audio }, id);
    this.#commands.get('videomuted')!({ value: muted.video }, id);
    this.fire('PARTICIPANT_PROPERTY_CHANGED', participant);
    await Promise.resolve();
    await Promise.resolve();
  }
}

const names = new Proxy({}, { get: (_, name) => name }) as Record<string, string>;
const meet = { events: { conference: names } } as unknown as JitsiMeet;

describe('Membership', () => {
  let conference: FakeConference;
  let told: SessionEvent[];
  let news: RoomNews[];

  beforeEach(() => {
    conference = new FakeConference();
    told = [];
    news = [];
    new Membership(
      meet,
      conference as unknown as JitsiConference,
      'me',
      (event) => told.push(event),
      (item) => news.push(item),
      (of, version) => (version ? `/${of}?v=${version}` : null),
    );
  });

  it('tells whose pictures are sent, whatever changes', () => {
    conference.fire('LAST_N_ENDPOINTS_CHANGED', [], ['aaaa0001', 'bbbb0001']);
    conference.fire('LAST_N_ENDPOINTS_CHANGED', ['aaaa0001'], ['cccc0001']);
    expect(told).toEqual([
      { type: 'sent', endpoints: new Set(['aaaa0001', 'bbbb0001']) },
      { type: 'sent', endpoints: new Set(['bbbb0001', 'cccc0001']) },
    ]);
  });

  it('tells of a person once, when the whole presence is read', async () => {
    const anna = {
      name: 'Anna',
      'parvis-id': 'anna',
      'parvis-role': 'owner',
      'parvis-account': 'true',
      'parvis-verified': 'name',
      'parvis-picture': '17',
      'parvis-denied': 'show',
      raisedHand: '1700000000000',
    };
    await conference.presence('aaaa0001', anna, { audio: 'false', video: 'true' });
    expect(told).toEqual([
      {
        type: 'peer-joined',
        present: true,
        peer: {
          endpoint: 'aaaa0001',
          participant: 'anna',
          name: 'Anna',
          role: 'owner',
          screenOf: null,
          account: true,
          verified: 'name',
          picture: '/anna?v=17',
          audioMuted: false,
          videoMuted: true,
          denied: 'show',
          hand: 1_700_000_000_000,
        },
      },
    ]);
  });

  it('tells changes of the presence, and nothing when nothing changed', async () => {
    const anna = { name: 'Anna', 'parvis-id': 'anna', 'parvis-role': 'guest' };
    await conference.presence('aaaa0001', anna);
    await conference.presence('aaaa0001', anna);
    await conference.presence('aaaa0001', anna, { audio: 'false', video: 'true' });
    expect(told.map((event) => event.type)).toEqual(['peer-joined', 'peer-changed']);
  });

  it.each(['owner', 'moderator', 'member', 'guest'])('knows a %s, and takes an unknown role for a guest', async (role) => {
    await conference.presence('aaaa0001', { name: 'Anna', 'parvis-id': 'anna', 'parvis-role': role });
    await conference.presence('bbbb0001', { name: 'Eve', 'parvis-id': 'eve', 'parvis-role': 'king' });
    expect(told).toMatchObject([{ peer: { role } }, { peer: { role: 'guest' } }]);
  });

  it('keeps silent about occupants that the server names no participant of', async () => {
    await conference.presence('abcd0001', { name: 'somebody' });
    conference.fire('USER_LEFT', 'abcd0001');
    expect(told).toEqual([]);
  });

  it('marks who comes after oneself as new', async () => {
    conference.joined = true;
    await conference.presence('aaaa0001', { name: 'Anna', 'parvis-id': 'anna' });
    expect(told[0]).toMatchObject({ type: 'peer-joined', present: false });
  });

  it('neither shows nor plays one’s own screen', async () => {
    await conference.presence('bbbb0001', { name: 'Me', 'parvis-id': 'me', 'parvis-screen-of': 'me' });
    conference.fire('TRACK_ADDED', track('bbbb0001'));
    expect(told.map((event) => event.type)).toEqual(['peer-joined']);
  });

  it('tells tracks of others and not local ones', () => {
    conference.fire('TRACK_ADDED', track('aaaa0001'));
    conference.fire('TRACK_ADDED', { ...track('cccc0001'), isLocal: () => true });
    expect(told.map((event) => event.type)).toEqual(['track-added']);
  });

  it('tells each track alone, though sound and picture come in one stream', () => {
    const [sound, picture] = ['audio', 'video'].map((kind) => ({ kind }) as MediaStreamTrack);
    conference.fire('TRACK_ADDED', track('aaaa0001', sound));
    conference.fire('TRACK_ADDED', track('aaaa0001', picture));
    const streams = told.flatMap((event) => (event.type === 'track-added' ? event.stream : []));
    expect(streams.map((stream) => stream.getAudioTracks())).toEqual([[sound], []]);
    expect(streams.map((stream) => stream.getVideoTracks())).toEqual([[], [picture]]);
  });

  it('tells in three words how good a connection is, and nothing of what is no number', () => {
    const anna = { getId: () => 'aaaa0001' };
    for (const connectionQuality of [100, 60, 20, 'good', NaN, undefined]) {
      conference.fire('ENDPOINT_STATS_RECEIVED', anna, { connectionQuality });
    }
    conference.fire('ENDPOINT_STATS_RECEIVED', anna, null);
    expect(told).toEqual(
      ['good', 'fair', 'poor'].map((quality) => ({ type: 'quality', endpoint: 'aaaa0001', quality })),
    );
  });

  it('hands on news of the room and ignores other messages', () => {
    const muted = { type: 'parvis', event: 'muted', participant: 'me', by: 'anna', kind: 'audio' };
    conference.fire('NON_PARTICIPANT_MESSAGE_RECEIVED', null, muted);
    conference.fire('NON_PARTICIPANT_MESSAGE_RECEIVED', null, { type: 'other' });
    conference.fire('NON_PARTICIPANT_MESSAGE_RECEIVED', null, null);
    expect(news).toEqual([muted]);
  });
});

function track(endpoint: string, of = { kind: 'video' } as MediaStreamTrack): JitsiTrack {
  return {
    isLocal: () => false,
    getTrack: () => of,
    getParticipantId: () => endpoint,
    getType: () => of.kind,
  } as unknown as JitsiTrack;
}
