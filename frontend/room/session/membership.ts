import type { Action, MediaKind, Peer, Permissions, Quality, Role, SessionEvent, Verified, Waiter } from '../contract';
import type { JitsiConference, JitsiMeet, JitsiParticipant, JitsiTrack } from './jitsi';

interface Seen {
  participant: JitsiParticipant;
  peer: Peer | undefined;
}

type Muted = Readonly<Record<MediaKind, boolean>>;

/** What is not said to be on, is off. */
const ALL_MUTED: Muted = { audio: true, video: true };

/** Where the picture of a participant is, by the version that the server tells. */
type PictureAddress = (participant: string, version: string | undefined) => string | null;

/** News that the server sends in the room's name, as `json-message` of type `parvis`. */
export type RoomNews = { readonly participant: string; readonly by: string | null } & (
  | { readonly event: 'interrupted' | 'resumed' | 'ended' | 'replaced' | 'hand-lowered' | 'sent-to-lobby' }
  | { readonly event: 'muted'; readonly kind: MediaKind }
  | { readonly event: 'removed'; readonly banned: boolean }
  | { readonly event: 'link'; readonly link: string }
  | ({ readonly event: 'permissions'; readonly may: readonly Action[] } & Omit<Permissions, 'may'>)
  | { readonly event: 'lobby'; readonly waiting: readonly Waiter[]; readonly count: number; readonly until: number }
);

/** Translates what one conference tells of its occupants and their tracks into the page's own events. */
export class Membership {
  #seen = new Map<string, Seen>();
  #muted = new Map<string, Muted>();
  #sent = new Set<string>();

  constructor(
    meet: JitsiMeet,
    private readonly conference: JitsiConference,
    private readonly self: string,
    private readonly tell: (event: SessionEvent) => void,
    private readonly news: (news: RoomNews) => void,
    private readonly picture: PictureAddress,
  ) {
    const on = meet.events.conference;
    conference.on(on['USER_JOINED']!, (id: string, participant: JitsiParticipant) => this.#joined(id, participant));
    conference.on(on['USER_LEFT']!, (id: string) => this.#left(id));
    conference.on(on['DISPLAY_NAME_CHANGED']!, (id: string) => this.#refresh(id));
    conference.on(on['PARTICIPANT_PROPERTY_CHANGED']!, (participant: JitsiParticipant) =>
      this.#refresh(participant.getId()),
    );
    conference.on(on['TRACK_ADDED']!, (track: JitsiTrack) => this.#track(track));
    conference.on(on['TRACK_REMOVED']!, (track: JitsiTrack) => this.#trackGone(track));
    conference.on(on['TRACK_AUDIO_LEVEL_CHANGED']!, (id: string, level: number) =>
      tell({ type: 'level', endpoint: id, level }),
    );
    conference.on(on['LAST_N_ENDPOINTS_CHANGED']!, (left: string[], came: string[]) => this.#sends(left, came));
    conference.on(on['MESSAGE_RECEIVED']!, (id: string, text: string, stamp: string | undefined) =>
      tell({ type: 'chat', endpoint: id, text, at: stamp ? Date.parse(stamp) : Date.now() }),
    );
    conference.on(on['NON_PARTICIPANT_MESSAGE_RECEIVED']!, (_id: string | null, payload: unknown) =>
      this.#message(payload),
    );
    conference.on(on['ENDPOINT_STATS_RECEIVED']!, (participant: JitsiParticipant, stats: unknown) => {
      const quality = readQuality(stats);
      if (quality) {
        tell({ type: 'quality', endpoint: participant.getId(), quality });
      }
    });
    conference.addCommandListener('audiomuted', (node, id) => this.#setMuted(id, 'audio', node.value === 'true'));
    conference.addCommandListener('videomuted', (node, id) => this.#setMuted(id, 'video', node.value === 'true'));
  }

  /** The room's presence is read to its end before the properties in it are looked at. */
  #joined(id: string, participant: JitsiParticipant): void {
    this.#seen.set(id, { participant, peer: undefined });
    this.#refresh(id);
  }

  #left(id: string): void {
    const gone = this.#seen.get(id);
    this.#seen.delete(id);
    this.#muted.delete(id);
    if (gone?.peer) {
      this.tell({ type: 'peer-left', endpoint: id });
    }
  }

  #setMuted(id: string, kind: MediaKind, muted: boolean): void {
    this.#muted.set(id, { ...(this.#muted.get(id) ?? ALL_MUTED), [kind]: muted });
    this.#refresh(id);
  }

  #refresh(id: string): void {
    queueMicrotask(() => {
      const seen = this.#seen.get(id);
      const peer = seen && describe(id, seen.participant, this.#muted.get(id) ?? ALL_MUTED, this.picture);
      if (!seen || !peer || same(seen.peer, peer)) {
        return;
      }
      const known = seen.peer !== undefined;
      seen.peer = peer;
      this.tell(
        known ? { type: 'peer-changed', peer } : { type: 'peer-joined', peer, present: !this.conference.isJoined() },
      );
    });
  }

  /** Sound and picture come in one stream, so that the browser plays them in time; each is shown by an element of its own. */
  #track(track: JitsiTrack): void {
    const endpoint = track.getParticipantId();
    // A person's own screen comes back from the bridge; it is neither shown nor played to them.
    const own = this.#seen.get(endpoint)?.participant.getProperty('parvis-screen-of') === this.self;
    if (!track.isLocal() && !own) {
      const stream = new MediaStream([track.getTrack()]);
      this.tell({ type: 'track-added', endpoint, kind: track.getType(), stream });
    }
  }

  #trackGone(track: JitsiTrack): void {
    if (!track.isLocal()) {
      this.tell({ type: 'track-removed', endpoint: track.getParticipantId(), kind: track.getType() });
    }
  }

  /** The bridge sends no picture of whom it does not name. */
  #sends(left: readonly string[], came: readonly string[]): void {
    left.forEach((endpoint) => this.#sent.delete(endpoint));
    came.forEach((endpoint) => this.#sent.add(endpoint));
    this.tell({ type: 'sent', endpoints: new Set(this.#sent) });
  }

  #message(payload: unknown): void {
    if (payload && typeof payload === 'object' && 'type' in payload && payload.type === 'parvis') {
      this.news(payload as unknown as RoomNews);
    }
  }
}

/** Three words for a percentage, with the same borders as the server's. */
function readQuality(stats: unknown): Quality | null {
  const percent = (stats as { connectionQuality?: unknown } | null)?.connectionQuality;
  if (typeof percent !== 'number' || Number.isNaN(percent)) {
    return null;
  }
  return percent >= 80 ? 'good' : percent >= 40 ? 'fair' : 'poor';
}

/** The occupant as the server describes it, or undefined while its presence does not say who it is (the focus never does). */
function describe(
  endpoint: string,
  participant: JitsiParticipant,
  muted: Muted,
  picture: PictureAddress,
): Peer | undefined {
  const id = participant.getProperty('parvis-id');
  if (!id) {
    return undefined;
  }
  return {
    endpoint,
    participant: id,
    name: participant.getDisplayName() ?? '',
    role: role(participant.getProperty('parvis-role')),
    screenOf: participant.getProperty('parvis-screen-of') || null,
    account: participant.getProperty('parvis-account') === 'true',
    verified: verified(participant.getProperty('parvis-verified')),
    picture: picture(id, participant.getProperty('parvis-picture')),
    audioMuted: muted.audio,
    videoMuted: muted.video,
    denied: participant.getProperty('parvis-denied') ?? '',
    hand: Number(participant.getProperty('raisedHand')) || 0,
  };
}

function role(value: string | undefined): Role {
  return value === 'owner' || value === 'moderator' || value === 'member' ? value : 'guest';
}

function verified(value: string | undefined): Verified {
  return value === 'name' || value === 'address' ? value : 'nothing';
}

function same(before: Peer | undefined, after: Peer): boolean {
  return before !== undefined && (Object.keys(after) as (keyof Peer)[]).every((key) => before[key] === after[key]);
}
