import type { MediaKind, Peer, Role, SessionEvent } from '../contract';
import type { JitsiConference, JitsiMeet, JitsiParticipant, JitsiTrack } from './jitsi';

interface Seen {
  participant: JitsiParticipant;
  muted: Record<MediaKind, boolean>;
  peer: Peer | undefined;
}

/** News that the server sends in the room's name, as `json-message` of type `parvis`. */
export interface RoomNews {
  readonly event: 'interrupted' | 'resumed' | 'muted' | 'removed' | 'ended' | 'replaced';
  readonly participant: string;
  readonly by: string | null;
  readonly kind: MediaKind | null;
}

/** Translates what one conference tells of its occupants and their tracks into the page's own events. */
export class Membership {
  #seen = new Map<string, Seen>();

  constructor(
    meet: JitsiMeet,
    private readonly conference: JitsiConference,
    private readonly self: string,
    private readonly tell: (event: SessionEvent) => void,
    private readonly news: (news: RoomNews) => void,
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
    conference.on(on['DOMINANT_SPEAKER_CHANGED']!, (id: string) => tell({ type: 'dominant', endpoint: id }));
    conference.on(on['TRACK_AUDIO_LEVEL_CHANGED']!, (id: string, level: number) =>
      tell({ type: 'level', endpoint: id, level }),
    );
    conference.on(on['MESSAGE_RECEIVED']!, (id: string, text: string, stamp: string | undefined) =>
      tell({ type: 'chat', endpoint: id, text, at: stamp ? Date.parse(stamp) : Date.now() }),
    );
    conference.on(on['NON_PARTICIPANT_MESSAGE_RECEIVED']!, (_id: string | null, payload: unknown) =>
      this.#message(payload),
    );
    conference.addCommandListener('audiomuted', (node, id) => this.#muted(id, 'audio', node.value === 'true'));
    conference.addCommandListener('videomuted', (node, id) => this.#muted(id, 'video', node.value === 'true'));
  }

  /** The room's presence is read to its end before the properties in it are looked at. */
  #joined(id: string, participant: JitsiParticipant): void {
    this.#seen.set(id, { participant, muted: { audio: true, video: true }, peer: undefined });
    this.#refresh(id);
  }

  #left(id: string): void {
    const gone = this.#seen.get(id);
    this.#seen.delete(id);
    if (gone?.peer) {
      this.tell({ type: 'peer-left', endpoint: id });
    }
  }

  #muted(id: string, kind: MediaKind, muted: boolean): void {
    queueMicrotask(() => {
      const seen = this.#seen.get(id);
      if (seen && seen.muted[kind] !== muted) {
        seen.muted[kind] = muted;
        this.#refresh(id);
      }
    });
  }

  #refresh(id: string): void {
    queueMicrotask(() => {
      const seen = this.#seen.get(id);
      const peer = seen && describe(id, seen);
      if (!seen || !peer || same(seen.peer, peer)) {
        return;
      }
      const known = seen.peer !== undefined;
      seen.peer = peer;
      this.tell(
        known
          ? { type: 'peer-changed', peer }
          : { type: 'peer-joined', peer, present: !this.conference.isJoined() },
      );
    });
  }

  #track(track: JitsiTrack): void {
    const stream = track.getOriginalStream();
    const endpoint = track.getParticipantId();
    // A person's own screen comes back from the bridge; it is neither shown nor played to them.
    const own = this.#seen.get(endpoint)?.participant.getProperty('parvis-screen-of') === this.self;
    if (!track.isLocal() && stream && !own) {
      this.tell({ type: 'track-added', endpoint, kind: track.getType(), stream });
    }
  }

  #trackGone(track: JitsiTrack): void {
    if (!track.isLocal()) {
      this.tell({ type: 'track-removed', endpoint: track.getParticipantId(), kind: track.getType() });
    }
  }

  #message(payload: unknown): void {
    if (payload && typeof payload === 'object' && 'type' in payload && payload.type === 'parvis') {
      this.news(payload as unknown as RoomNews);
    }
  }
}

/** The occupant as the server describes it, or undefined while its presence does not say who it is (the focus never does). */
function describe(endpoint: string, { participant, muted }: Seen): Peer | undefined {
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
    audioMuted: muted.audio,
    videoMuted: muted.video,
  };
}

function role(value: string | undefined): Role {
  return value === 'owner' || value === 'member' ? value : 'guest';
}

function same(before: Peer | undefined, after: Peer): boolean {
  return before !== undefined && (Object.keys(after) as (keyof Peer)[]).every((key) => before[key] === after[key]);
}
