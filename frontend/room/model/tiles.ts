import type { Quality } from '../contract';
import { type CallState, isSent } from './call-state';

export type TileKind = 'camera' | 'screen';

/** One rectangle of the stage. */
export interface Tile {
  /** Stays the same when the participant comes back with a new endpoint, so that the tile keeps its place. */
  readonly key: string;
  readonly kind: TileKind;
  readonly participant: string;
  readonly endpoint: string;
  /** The name of the person, also for their screen. */
  readonly name: string;
  readonly me: boolean;
  /** Where the picture of the person's account is, which stands where the camera's would, or null. */
  readonly picture: string | null;
  readonly video: MediaStream | null;
  readonly audio: MediaStream | null;
  readonly audioMuted: boolean;
  /** Whether the person's hand is raised. */
  readonly hand: boolean;
  readonly interrupted: boolean;
  readonly quality: Quality;
  /** Whether the picture is away because the person wants none of others. */
  readonly picturesOff: boolean;
  /** Whether the camera is on, but others come first: more pictures at a time are not sent. */
  readonly unsent: boolean;
}

/** What the stage shows of the person's own. */
export interface LocalTile {
  readonly video: MediaStream | null;
  readonly audioOn: boolean;
  readonly quality?: Quality;
  readonly audioOnly?: boolean;
}

/** The stage's tiles: the others' screens first, then the others in the order of their coming, oneself last. */
export function tiles(state: CallState, local: LocalTile): Tile[] {
  const screens: Tile[] = [];
  const cameras = new Map<string, Tile>();
  for (const peer of state.peers.values()) {
    const owner = peer.screenOf ?? peer.participant;
    const streams = state.streams.get(peer.endpoint);
    if (owner === state.me.participant) {
      continue;
    }
    const cameraOff = peer.screenOf === null && peer.videoMuted;
    const unsent = peer.screenOf === null && !cameraOff && !local.audioOnly && !isSent(state, peer.endpoint);
    const tile: Tile = {
      key: `${peer.screenOf ? 'screen' : 'camera'}-${owner}`,
      kind: peer.screenOf ? 'screen' : 'camera',
      participant: owner,
      endpoint: peer.endpoint,
      name: peer.name,
      me: false,
      picture: peer.picture,
      video: local.audioOnly || cameraOff || unsent ? null : (streams?.video ?? null),
      audio: streams?.audio ?? null,
      audioMuted: peer.audioMuted,
      hand: peer.hand > 0,
      interrupted: state.interrupted.has(owner),
      quality: state.qualities.get(peer.endpoint) ?? 'good',
      picturesOff: local.audioOnly === true && !cameraOff,
      unsent,
    };
    if (peer.screenOf) {
      screens.push(tile);
    } else {
      cameras.set(owner, tile);
    }
  }
  return [...screens, ...cameras.values(), ...ownScreen(state), own(state, local)];
}

function own(state: CallState, local: LocalTile): Tile {
  return {
    key: `camera-${state.me.participant}`,
    kind: 'camera',
    participant: state.me.participant,
    endpoint: state.endpoint ?? '',
    name: state.me.name,
    me: true,
    picture: state.permissions?.picture ?? null,
    video: local.video,
    audio: null,
    audioMuted: !local.audioOn,
    hand: state.hand,
    interrupted: false,
    quality: local.quality ?? 'good',
    picturesOff: false,
    unsent: false,
  };
}

/** One's own screen is named, not shown: a picture of itself within itself helps nobody. */
function ownScreen(state: CallState): Tile[] {
  if (!state.sharing) {
    return [];
  }
  return [{ ...own(state, { video: null, audioOn: true }), key: `screen-${state.me.participant}`, kind: 'screen' }];
}

/** Up to two initials, from the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.split(/[\s.-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return picked.map((word) => [...word].find((c) => /[\p{L}\p{N}]/u.test(c))!.toLocaleUpperCase()).join('');
}
