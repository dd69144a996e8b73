import {
  MOST_PICTURES,
  type Admission,
  type Connection,
  type EndReason,
  type MediaKind,
  type Peer,
  type Permissions,
  type Quality,
  type Role,
  type SessionEvent,
  type Verified,
  type Waiter,
} from '../contract';

export interface Message {
  readonly name: string;
  readonly mine: boolean;
  readonly text: string;
  readonly at: number;
}

export type Streams = Readonly<Partial<Record<MediaKind, MediaStream>>>;

/** Everything the page knows of the call it is in. Changed by {@link reduce} only. */
export interface CallState {
  readonly me: Admission;
  readonly endpoint: string | null;
  readonly connection: Connection;
  /** By endpoint, in the order of their coming. */
  readonly peers: ReadonlyMap<string, Peer>;
  readonly streams: ReadonlyMap<string, Streams>;
  /** Endpoints whose pictures are sent to this person; null until that is known, then all may be. */
  readonly sent: ReadonlySet<string> | null;
  /** Participants of whom the server has heard nothing for some seconds. */
  readonly interrupted: ReadonlySet<string>;
  /** By endpoint, of those whose connection is not good. */
  readonly qualities: ReadonlyMap<string, Quality>;
  readonly messages: readonly Message[];
  /** How many messages there ever were, those that were dropped among them. */
  readonly told: number;
  readonly sharing: boolean;
  /** Whether the person's own hand is raised. */
  readonly hand: boolean;
  /** Null until the server says; an engine that never does leaves it to the role. */
  readonly permissions: Permissions | null;
  /** Who waits to be let in, the first first, as far as this person may do that. */
  readonly waiting: readonly Waiter[];
  /** How many do; the list is cut. */
  readonly waitingCount: number;
  /** What was told of them last: whoever decides of all decides of those whom it told of. */
  readonly waitingUntil: number;
  readonly over: EndReason | null;
}

/** A person as the list shows them: one entry, whatever they share. */
export interface Person {
  readonly participant: string;
  readonly endpoint: string;
  readonly name: string;
  readonly role: Role;
  readonly me: boolean;
  readonly picture: string | null;
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  readonly interrupted: boolean;
  readonly sharing: boolean;
  readonly quality: Quality;
  readonly account: boolean;
  readonly verified: Verified;
  readonly denied: string;
  /** Since when the hand is raised, or 0. */
  readonly hand: number;
}

/** A call keeps this many messages; older ones are dropped. */
export const MESSAGES_KEPT = 500;

export function start(me: Admission): CallState {
  return {
    me,
    endpoint: null,
    connection: 'connecting',
    peers: new Map(),
    streams: new Map(),
    sent: null,
    interrupted: new Set(),
    qualities: new Map(),
    messages: [],
    told: 0,
    sharing: false,
    hand: false,
    permissions: null,
    waiting: [],
    waitingCount: 0,
    waitingUntil: 0,
    over: null,
  };
}

export function reduce(state: CallState, event: SessionEvent): CallState {
  switch (event.type) {
    case 'joined':
      return {
        ...state,
        sent: null,
        endpoint: event.endpoint,
        me: { ...state.me, participant: event.participant },
        waiting: [],
        waitingCount: 0,
      };
    case 'connection':
      return { ...state, connection: event.connection };
    case 'peer-joined':
    case 'peer-changed':
      return { ...state, peers: with_(state.peers, event.peer.endpoint, event.peer) };
    case 'peer-left':
      return withoutPeer(state, event.endpoint);
    case 'track-added':
      return withStream(state, event.endpoint, event.kind, event.stream);
    case 'track-removed':
      return withStream(state, event.endpoint, event.kind, undefined);
    case 'sent':
      return { ...state, sent: event.endpoints };
    case 'interrupted':
      return { ...state, interrupted: toggled(state.interrupted, event.participant, event.interrupted) };
    case 'quality':
      return {
        ...state,
        qualities:
          event.quality === 'good'
            ? without(state.qualities, event.endpoint)
            : with_(state.qualities, event.endpoint, event.quality),
      };
    case 'chat':
      return {
        ...state,
        messages: [...state.messages, message(state, event)].slice(-MESSAGES_KEPT),
        told: state.told + 1,
      };
    case 'lobby':
      return { ...state, waiting: event.waiting, waitingCount: event.count, waitingUntil: event.until };
    case 'screen':
      return { ...state, sharing: event.sharing };
    case 'permissions': {
      const { name, role, may } = event.permissions;
      // Whoever may not let others in any more hears no more of who waits.
      const waits = may.has('admit') ? {} : { waiting: [], waitingCount: 0 };
      return { ...state, ...waits, permissions: event.permissions, me: { ...state.me, name, role } };
    }
    case 'hand':
      return { ...state, hand: event.raised };
    case 'over':
      return { ...state, over: event.reason };
    case 'level':
    case 'link':
    case 'muted-by':
      return state;
  }
}

/** Whether the pictures of an endpoint are sent to this person, as far as is known. */
export function isSent(state: CallState, endpoint: string): boolean {
  return state.sent?.has(endpoint) ?? true;
}

/** Whether no more pictures than are sent may be sent, so that the link is not to blame for others. */
function isFull({ sent }: CallState): boolean {
  return sent !== null && sent.size >= MOST_PICTURES;
}

/**
 * The tracks of others whose pictures ought to move: those of cameras that are on, of people who are there and in sight. A
 * link that is too weak has the server send none, which is not what was wanted.
 */
export function expectedPictures(state: CallState, isWanted: (endpoint: string) => boolean): string[] {
  return [...state.peers.values()]
    .filter((peer) => peer.screenOf === null && !peer.videoMuted && !state.interrupted.has(peer.participant))
    .filter((peer) => state.qualities.get(peer.endpoint) !== 'poor')
    .filter(({ endpoint }) => isSent(state, endpoint) || (isWanted(endpoint) && !isFull(state)))
    .flatMap((peer) => state.streams.get(peer.endpoint)?.video?.getVideoTracks() ?? [])
    .map((track) => track.id);
}

/** As people look names up: "Room 2" is before "Room 10". */
const BY_NAME = new Intl.Collator(undefined, { numeric: true });

/** The people of the call: oneself first, then raised hands, then the others by name. A shared screen shows at its owner. */
export function people(state: CallState, local: { audioOn: boolean; videoOn: boolean; quality?: Quality }): Person[] {
  const all = [...state.peers.values()];
  const sharing = new Set(all.map((peer) => peer.screenOf).filter((owner) => owner !== null));
  const others = all
    .filter((peer) => peer.screenOf === null && peer.participant !== state.me.participant)
    .map((peer) => ({
      participant: peer.participant,
      endpoint: peer.endpoint,
      name: peer.name,
      role: peer.role,
      me: false,
      picture: peer.picture,
      audioMuted: peer.audioMuted,
      videoMuted: peer.videoMuted,
      interrupted: state.interrupted.has(peer.participant),
      sharing: sharing.has(peer.participant),
      quality: state.qualities.get(peer.endpoint) ?? ('good' as Quality),
      account: peer.account,
      verified: peer.verified,
      denied: peer.denied,
      hand: peer.hand,
    }))
    .sort((a, b) => turn(a) - turn(b) || BY_NAME.compare(a.name, b.name));
  return [
    {
      participant: state.me.participant,
      endpoint: state.endpoint ?? '',
      name: state.me.name,
      role: state.me.role,
      me: true,
      picture: state.permissions?.picture ?? null,
      audioMuted: !local.audioOn,
      videoMuted: !local.videoOn,
      interrupted: false,
      sharing: state.sharing,
      quality: local.quality ?? 'good',
      account: state.me.role !== 'guest',
      verified: state.permissions?.verified ?? (state.me.role === 'guest' ? 'nothing' : 'name'),
      denied: '',
      hand: state.hand ? 1 : 0,
    },
    ...others,
  ];
}

/** Whoever raised their hand comes first, in the order of raising. */
function turn({ hand }: { hand: number }): number {
  return hand || Number.MAX_SAFE_INTEGER;
}

/** How many hands are raised, the person's own among them. */
export function raisedHands(state: CallState): number {
  const others = [...state.peers.values()].filter((peer) => peer.screenOf === null && peer.hand > 0);
  return others.length + (state.hand ? 1 : 0);
}

export function nameOf(state: CallState, participant: string | null): string | null {
  if (participant === state.me.participant) {
    return state.me.name;
  }
  return [...state.peers.values()].find((peer) => peer.participant === participant)?.name ?? null;
}

function message(state: CallState, event: Extract<SessionEvent, { type: 'chat' }>): Message {
  const mine = event.endpoint === state.endpoint;
  const name = mine ? state.me.name : (state.peers.get(event.endpoint)?.name ?? '');
  return { name, mine, text: event.text, at: event.at };
}

function withoutPeer(state: CallState, endpoint: string): CallState {
  const participant = state.peers.get(endpoint)?.participant;
  const peers = without(state.peers, endpoint);
  const stays = [...peers.values()].some((peer) => peer.participant === participant);
  return {
    ...state,
    peers,
    streams: without(state.streams, endpoint),
    qualities: without(state.qualities, endpoint),
    interrupted: participant && !stays ? toggled(state.interrupted, participant, false) : state.interrupted,
  };
}

function withStream(state: CallState, endpoint: string, kind: MediaKind, stream: MediaStream | undefined): CallState {
  const { [kind]: _before, ...rest } = state.streams.get(endpoint) ?? {};
  const streams: Streams = stream ? { ...rest, [kind]: stream } : rest;
  return { ...state, streams: with_(state.streams, endpoint, streams) };
}

function with_<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

function toggled(set: ReadonlySet<string>, value: string, present: boolean): ReadonlySet<string> {
  const copy = new Set(set);
  if (present) {
    copy.add(value);
  } else {
    copy.delete(value);
  }
  return copy;
}
