import { describe, expect, it } from 'vitest';
import { MOST_PICTURES, type Peer, type Permissions, type SessionEvent } from '../contract';
import { type CallState, MESSAGES_KEPT, expectedPictures, people, reduce, start } from './call-state';
import { initials, tiles } from './tiles';

const me = { participant: 'me', name: 'Ana Torres', role: 'owner' } as const;
const local = { video: null, audioOn: true };
const anna = peer('aaaa0001', 'anna', 'Anna Berg');
const ben = peer('bbbb0001', 'ben', 'Ben');
const annasScreen = { ...peer('cccc0001', 'anna', 'Anna Berg'), screenOf: 'anna' };
const stream = { id: 'stream' } as MediaStream;

function peer(endpoint: string, participant: string, name: string): Peer {
  const sent = { picture: null, audioMuted: false, videoMuted: false, denied: '', hand: 0 };
  return { endpoint, participant, name, role: 'guest', screenOf: null, account: false, verified: 'nothing', ...sent };
}

function joined(of: Peer): SessionEvent {
  return { type: 'peer-joined', peer: of, present: true };
}

function after(...events: SessionEvent[]): CallState {
  return events.reduce(reduce, start(me));
}

describe('people', () => {
  it('lists raised hands before the others, in the order of raising', () => {
    const list = people(after(joined(anna), joined({ ...ben, hand: 20 }), joined({ ...peer('d', 'dan', 'Dan'), hand: 10 })), {
      audioOn: true,
      videoOn: true,
    });
    expect(list.map((person) => person.participant)).toEqual(['me', 'dan', 'ben', 'anna']);
  });

  it('marks one’s own name as others see it marked', () => {
    const verified = (told: Permissions['verified']) => {
      const permissions = { name: 'The minister', role: 'member', verified: told } as Permissions;
      const [own] = people(after({ type: 'permissions', permissions, by: null }), { audioOn: true, videoOn: true });
      return own!.verified;
    };
    expect(verified('nothing')).toBe('nothing');
    expect(verified('address')).toBe('address');
    expect(people(start(me), { audioOn: true, videoOn: true })[0]!.verified).toBe('name');
  });

  it('lists the pictures of others, and one’s own as the server tells it', () => {
    const own = { name: 'Ana', role: 'owner', picture: '/me.jpg?v=1' } as Permissions;
    const state = after(joined({ ...anna, picture: '/anna.jpg?v=1' }), { type: 'permissions', permissions: own, by: null });
    const list = people(state, { audioOn: true, videoOn: true });
    expect(list.map(({ picture }) => picture)).toEqual(['/me.jpg?v=1', '/anna.jpg?v=1']);
    expect(tiles(state, local).map(({ picture }) => picture)).toEqual(['/anna.jpg?v=1', '/me.jpg?v=1']);
  });

  it('lists oneself first, then the others by name, and a screen at its owner', () => {
    const list = people(after(joined(ben), joined(anna), joined(annasScreen)), { audioOn: true, videoOn: false });
    expect(list.map((person) => person.name)).toEqual(['Ana Torres', 'Anna Berg', 'Ben']);
    expect(list.map((person) => person.sharing)).toEqual([false, true, false]);
    expect(list[0]).toMatchObject({ me: true, audioMuted: false, videoMuted: true });
  });

  it('counts in names, as people do', () => {
    const tenth = peer('aaaa0010', 'ten', 'Load 10');
    const second = peer('aaaa0002', 'two', 'Load 2');
    const list = people(after(joined(tenth), joined(second)), { audioOn: true, videoOn: true });
    expect(list.map((person) => person.name)).toEqual(['Ana Torres', 'Load 2', 'Load 10']);
  });

  it('does not list a second stream of oneself', () => {
    const old = peer('dddd0001', 'me', 'Ana Torres');
    expect(people(after(joined(old)), { audioOn: true, videoOn: true })).toHaveLength(1);
  });

  it('shows who is interrupted until they are back or gone', () => {
    const lost = after(joined(anna), { type: 'interrupted', participant: 'anna', interrupted: true });
    expect(people(lost, { audioOn: true, videoOn: true })[1]!.interrupted).toBe(true);
    expect(reduce(lost, { type: 'interrupted', participant: 'anna', interrupted: false }).interrupted.size).toBe(0);
    expect(reduce(lost, { type: 'peer-left', endpoint: anna.endpoint }).interrupted.size).toBe(0);
  });
});

describe('quality', () => {
  const weak = after(joined(anna), joined(ben), { type: 'quality', endpoint: 'aaaa0001', quality: 'poor' });
  const on = { audioOn: true, videoOn: true };

  it('is shown at the person, good until they say otherwise', () => {
    expect(people(weak, on).map((person) => person.quality)).toEqual(['good', 'poor', 'good']);
    expect(tiles(weak, local).map((tile) => tile.quality)).toEqual(['poor', 'good', 'good']);
    expect(people(weak, { ...on, quality: 'fair' })[0]!.quality).toBe('fair');
  });

  it('is forgotten when the endpoint is gone', () => {
    const gone = reduce(weak, { type: 'peer-left', endpoint: 'aaaa0001' });
    expect(gone.qualities.size).toBe(0);
  });

  it('excuses the pictures of whose own connection is bad, who is away, who shows none and who has no place', () => {
    const camera = (id: string) => ({ getVideoTracks: () => [{ id }] }) as unknown as MediaStream;
    const shown = [anna, ben].reduce(
      (state, { endpoint, participant }) =>
        reduce(state, { type: 'track-added', endpoint, kind: 'video', stream: camera(participant) }),
      weak,
    );
    const expected = (state: CallState, inSight = true) => expectedPictures(state, () => inSight);
    expect(expected(shown)).toEqual(['ben']);
    expect(expected(reduce(shown, { type: 'interrupted', participant: 'ben', interrupted: true }))).toEqual([]);
    expect(expected(reduce(shown, { type: 'peer-changed', peer: { ...ben, videoMuted: true } }))).toEqual([]);
    const sending = (...endpoints: string[]) => reduce(shown, { type: 'sent', endpoints: new Set(endpoints) });
    const others = Array.from({ length: MOST_PICTURES }, (_, index) => `other${index}`);
    expect(expected(sending(...others))).toEqual([]);
    expect(expected(sending('aaaa0001'), false)).toEqual([]);
    expect(expected(sending()), 'the link has no room for it').toEqual(['ben']);
  });
});

describe('tiles', () => {
  it('show no picture of others to who wants none, and say why', () => {
    const shown = reduce(after(joined(anna)), { type: 'track-added', endpoint: 'aaaa0001', kind: 'video', stream });
    const [hers, mine] = tiles(shown, { video: stream, audioOn: true, audioOnly: true });
    expect(hers).toMatchObject({ video: null, picturesOff: true });
    expect(mine).toMatchObject({ video: stream, picturesOff: false });
  });

  it('show initials in place of a picture that is not sent, until it is, and no camera that is off', () => {
    const camera = (of: Peer): SessionEvent => ({ type: 'track-added', endpoint: of.endpoint, kind: 'video', stream });
    const off = { ...peer('dddd0001', 'dan', 'Dan'), videoMuted: true };
    const all = after(...[anna, ben, off].flatMap((of) => [joined(of), camera(of)]));
    const look = (state: CallState) => tiles(state, local).map(({ video, unsent }) => [video !== null, unsent]);
    const on = [true, false];
    const away = [false, false];
    expect(look(all)).toEqual([on, on, away, away]);
    const some = reduce(all, { type: 'sent', endpoints: new Set([ben.endpoint]) });
    expect(look(some)).toEqual([[false, true], on, away, away]);
    const again = { type: 'joined', endpoint: 'ffff0001', participant: 'me', again: true } as const;
    expect(look(reduce(some, again))).toEqual([on, on, away, away]);
  });

  it('puts screens first and oneself last', () => {
    const shown = tiles(after(joined(anna), joined(ben), joined(annasScreen)), local);
    expect(shown.map((tile) => tile.key)).toEqual(['screen-anna', 'camera-anna', 'camera-ben', 'camera-me']);
  });

  it('show the screens of several people, each with its own picture and sound', () => {
    const bensScreen = { ...peer('dddd0001', 'ben', 'Ben'), screenOf: 'ben' };
    const sound = { id: 'sound' } as MediaStream;
    const shown = tiles(
      after(
        joined(anna),
        joined(ben),
        joined(annasScreen),
        joined(bensScreen),
        { type: 'track-added', endpoint: annasScreen.endpoint, kind: 'video', stream },
        { type: 'track-added', endpoint: bensScreen.endpoint, kind: 'audio', stream: sound },
      ),
      local,
    );
    expect(shown.slice(0, 2).map(({ key, video, audio }) => [key, video, audio])).toEqual([
      ['screen-anna', stream, null],
      ['screen-ben', null, sound],
    ]);
  });

  it('keeps the key of a participant who comes back with a new endpoint', () => {
    const back = peer('aaaa0002', 'anna', 'Anna Berg');
    const state = after(joined(anna), { type: 'peer-left', endpoint: anna.endpoint }, joined(back));
    expect(tiles(state, local).map((tile) => [tile.key, tile.endpoint])).toContainEqual(['camera-anna', 'aaaa0002']);
  });

  it('shows one tile for a participant whose old stream is not gone yet', () => {
    const shown = tiles(after(joined(anna), joined(peer('aaaa0002', 'anna', 'Anna Berg'))), local);
    expect(shown.filter((tile) => tile.participant === 'anna')).toHaveLength(1);
  });

  it('shows no picture of a camera that is off, even while its track lasts', () => {
    const track: SessionEvent = { type: 'track-added', endpoint: anna.endpoint, kind: 'video', stream };
    expect(tiles(after(joined(anna), track), local)[0]!.video).toBe(stream);
    expect(tiles(after(joined({ ...anna, videoMuted: true }), track), local)[0]!.video).toBeNull();
  });

  it('names one’s own screen and never shows it', () => {
    const own = { ...peer('eeee0001', 'me', 'Ana Torres'), screenOf: 'me' };
    const shown = tiles(after(joined(own), { type: 'screen', sharing: true }), local);
    expect(shown.map((tile) => tile.key)).toEqual(['screen-me', 'camera-me']);
    expect(shown[0]!.video).toBeNull();
  });

  it('puts one’s own screen behind what one looks at', () => {
    const shown = tiles(after(joined(anna), joined(annasScreen), { type: 'screen', sharing: true }), local);
    expect(shown.map((tile) => tile.key)).toEqual(['screen-anna', 'camera-anna', 'screen-me', 'camera-me']);
  });

  it('takes tracks that come before their owner is known', () => {
    const track: SessionEvent = { type: 'track-added', endpoint: anna.endpoint, kind: 'audio', stream };
    expect(tiles(after(track, joined(anna)), local)[0]!.audio).toBe(stream);
  });
});

describe('messages', () => {
  it('bear the name that their author had, also after they left', () => {
    const state = after(joined(anna), { type: 'chat', endpoint: anna.endpoint, text: 'hello', at: 1 });
    const later = reduce(state, { type: 'peer-left', endpoint: anna.endpoint });
    expect(later.messages).toEqual([{ name: 'Anna Berg', mine: false, text: 'hello', at: 1 }]);
  });

  it('are known as one’s own by the endpoint', () => {
    const state = after(
      { type: 'joined', endpoint: 'ffff0001', participant: 'me', again: false },
      { type: 'chat', endpoint: 'ffff0001', text: 'hello', at: 1 },
    );
    expect(state.messages[0]).toMatchObject({ mine: true, name: 'Ana Torres' });
  });

  it('are kept up to a limit', () => {
    let state = start(me);
    for (let at = 0; at < MESSAGES_KEPT + 5; at++) {
      state = reduce(state, { type: 'chat', endpoint: 'x', text: String(at), at });
    }
    expect(state.messages).toHaveLength(MESSAGES_KEPT);
    expect(state.messages.at(-1)!.text).toBe(String(MESSAGES_KEPT + 4));
    expect(state.told).toBe(MESSAGES_KEPT + 5);
  });
});

describe('initials', () => {
  it.each([
    ['Ana Torres', 'AT'],
    ['Zoë', 'Z'],
    ['Dr. Karl-Friedrich von Hohenzollern', 'DH'],
    ['élise', 'É'],
    ['  ', ''],
    ['李 小龙', '李小'],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
