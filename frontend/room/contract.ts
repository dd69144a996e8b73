/** What the session tells the rest of the page, and what the server's REST answers look like. No type of lib-jitsi-meet. */

export type MediaKind = 'audio' | 'video';

/**
 * Pictures that are asked for at a time. More are too small to be worth what they cost a laptop; who spoke last comes first.
 */
export const MOST_PICTURES = 20;

/** How good somebody's connection is. */
export type Quality = 'good' | 'fair' | 'poor';

/** Matches the Java enum `room.Role`, in lower case. */
export type Role = 'owner' | 'moderator' | 'member' | 'guest';

/** Whether somebody keeps order among the others. */
export function moderates(role: Role): boolean {
  return role === 'owner' || role === 'moderator';
}

/** Matches the Java enum `conference.Action`, in lower case with hyphens. */
export type Action =
  | 'speak'
  | 'show'
  | 'share'
  | 'chat'
  | 'react'
  | 'rename-themselves'
  | 'mute'
  | 'forbid'
  | 'lower-hand'
  | 'rename'
  | 'remove'
  | 'ban'
  | 'lift-ban'
  | 'send-to-lobby'
  | 'give-role'
  | 'transfer'
  | 'set-policies'
  | 'lock'
  | 'admit'
  | 'end';

/** What is taken from somebody and given back one by one. */
export type Sending = 'speak' | 'show' | 'share';

/** Each is the least role that may. */
export interface Policies {
  readonly speak: Role;
  readonly show: Role;
  readonly share: Role;
  readonly chat: Role;
  readonly react: Role;
  readonly rename: Role;
  readonly startMuted: boolean;
}

/** What the person is and may at this moment, as the server says. */
export interface Permissions {
  readonly name: string;
  readonly role: Role;
  readonly verified: Verified;
  /** Where the picture of the person's account is, or null. */
  readonly picture: string | null;
  readonly may: ReadonlySet<Action>;
  readonly policies: Policies;
  /** Whether nobody else is let in. */
  readonly locked: boolean;
  /** Who was put out for good, the newest first, for whoever may take that back. */
  readonly bans: readonly Ban[];
  /** What takes place, or the name of the room; may be empty. */
  readonly title: string;
}

/** Somebody who was put out for good. */
export interface Ban {
  readonly participant: string;
  readonly name: string;
}

/** Something that is done to others; the server allows or refuses it. `participant` is whom it is done to, if one alone. */
export type Order =
  | { readonly do: 'mute'; readonly participant: string; readonly kind: MediaKind }
  | { readonly do: 'mute-all'; readonly kind: MediaKind }
  | { readonly do: 'allow'; readonly participant: string; readonly what: Sending; readonly allowed: boolean }
  | { readonly do: 'lower-hand'; readonly participant: string }
  | { readonly do: 'lower-hands' }
  | { readonly do: 'name'; readonly participant: string; readonly name: string }
  | { readonly do: 'role'; readonly participant: string; readonly role: 'owner' | 'moderator' | 'member' }
  | { readonly do: 'to-lobby'; readonly participant: string }
  | { readonly do: 'lift-ban'; readonly participant: string }
  | { readonly do: 'remove'; readonly participant: string; readonly ban: boolean }
  | { readonly do: 'lock'; readonly locked: boolean }
  | ({ readonly do: 'policies' } & Partial<Policies>)
  | { readonly do: `lobby/${string}/admit`; readonly until: number }
  | { readonly do: `lobby/${string}/refuse` }
  | { readonly do: 'lobby/admit-all'; readonly until: number }
  | { readonly do: 'lobby/refuse-all'; readonly until: number }
  | { readonly do: 'end' };

/** What is known beside the name that somebody gave: it is their account's, they proved an invited address, or nothing. */
export type Verified = 'name' | 'address' | 'nothing';

/** One stream in the room: a person, or the screen that a person shares. */
export interface Peer {
  /** Eight hexadecimal characters, new with every stream. */
  readonly endpoint: string;
  /** The participant's UUID; it outlives streams. */
  readonly participant: string;
  readonly name: string;
  readonly role: Role;
  /** The participant whose screen this is, or null for a person. */
  readonly screenOf: string | null;
  /** Whether the person is signed in. */
  readonly account: boolean;
  readonly verified: Verified;
  /** Where the picture of the person's account is, or null. */
  readonly picture: string | null;
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  /** What the person may not send, as words with spaces between. */
  readonly denied: string;
  /** Since when the hand is raised, in milliseconds by the server's clock, or 0. */
  readonly hand: number;
}

/** Why the page is not in the call any more, and cannot get back by itself. */
export type EndReason =
  | 'left'
  | 'removed'
  | 'banned'
  | 'ended'
  | 'closed'
  | 'replaced'
  | 'full'
  | 'cancelled'
  | 'over'
  | 'unknown-room'
  | 'no-admission'
  | 'lobby';

export type Connection = 'connecting' | 'connected' | 'reconnecting';

export type SessionEvent =
  | { readonly type: 'joined'; readonly endpoint: string; readonly participant: string; readonly again: boolean }
  | { readonly type: 'peer-joined'; readonly peer: Peer; readonly present: boolean }
  | { readonly type: 'peer-changed'; readonly peer: Peer }
  | { readonly type: 'peer-left'; readonly endpoint: string }
  | { readonly type: 'track-added'; readonly endpoint: string; readonly kind: MediaKind; readonly stream: MediaStream }
  | { readonly type: 'track-removed'; readonly endpoint: string; readonly kind: MediaKind }
  | { readonly type: 'sent'; readonly endpoints: ReadonlySet<string> }
  | { readonly type: 'level'; readonly endpoint: string; readonly level: number }
  | { readonly type: 'interrupted'; readonly participant: string; readonly interrupted: boolean }
  | { readonly type: 'quality'; readonly endpoint: string; readonly quality: Quality }
  | { readonly type: 'chat'; readonly endpoint: string; readonly text: string; readonly at: number }
  | { readonly type: 'connection'; readonly connection: Connection }
  | { readonly type: 'muted-by'; readonly kind: MediaKind; readonly by: string | null }
  | { readonly type: 'permissions'; readonly permissions: Permissions; readonly by: string | null }
  | { readonly type: 'link' }
  | { readonly type: 'hand'; readonly raised: boolean; readonly by: string | null }
  | { readonly type: 'lobby'; readonly waiting: readonly Waiter[]; readonly count: number; readonly until: number }
  | { readonly type: 'screen'; readonly sharing: boolean }
  | { readonly type: 'over'; readonly reason: EndReason };

/** Matches `GET /api/rooms/{slug}`. */
export type RoomInfo = OpenRoom | ClosedRoom;

/** A room that nobody can enter at this moment. */
export type ClosedRoom = OverRoom | CancelledRoom;

/** Times are ISO 8601 in UTC; `now` is the server's, since a visitor's clock may be wrong. */
interface Planned {
  readonly now: string;
  readonly title: string;
  readonly organizer: string;
  readonly start: string | null;
  /** In which the meeting was scheduled. */
  readonly zone: string | null;
}

export interface OpenRoom extends Planned {
  readonly state: 'open';
  readonly end: string | null;
  /** When one that will not take place would have begun before this one. */
  readonly cancelled: string | null;
  readonly full: boolean;
  /** How whoever opens the page gets in: at once, by asking, or they asked already and wait. */
  readonly door: 'open' | 'ask' | 'waiting';
  /** Whether who was invited by mail can prove it by a code instead of waiting. */
  readonly proof: boolean;
  readonly me: {
    readonly name: string | null;
    readonly signedIn: boolean;
    readonly nameFixed: boolean;
    readonly role: Role;
  } | null;
}

export interface OverRoom extends Planned {
  readonly state: 'over';
  readonly end: string | null;
  /** When what follows begins. */
  readonly next: string | null;
  readonly mayReopen: boolean;
  readonly signedIn: boolean;
}

export interface CancelledRoom extends Planned {
  readonly state: 'cancelled';
}

/** Matches the answer of `POST /api/rooms/{slug}/admission`. */
export interface Admission {
  readonly participant: string;
  readonly name: string;
  readonly role: Role;
}

/** Why somebody comes to the door: to go in or else wait, to go in at once or not at all, or because they were let in. */
export type Wish = 'ask' | 'at-once' | 'take';

/** Matches the events of `GET /api/rooms/{slug}/waiting`. */
export interface WaitingState {
  readonly state: 'waiting' | 'admitted' | 'refused' | 'ended' | 'gone' | 'elsewhere' | 'closed';
  /** Whether somebody who moderates is in. */
  readonly moderated: boolean;
  /** Whether the room let them in by itself. */
  readonly opened: boolean;
  /** Seconds after which somebody who was refused may ask again. */
  readonly again: number;
  /** What takes place, or the name of the room, perhaps empty; null where that is not told. */
  readonly title: string | null;
  /** What the moderators say. */
  readonly message: { readonly text: string; readonly at: string } | null;
}

/** Somebody who waits, as those are told who may let them in. */
export interface Waiter {
  readonly id: string;
  readonly name: string;
  /** The name of the account that is signed in, or null. */
  readonly account: string | null;
  readonly verified: Verified;
  /** Where the picture of the account is, or null. */
  readonly picture: string | null;
  /** ISO 8601. */
  readonly since: string;
}

/** Matches the answer of `POST /api/rooms/{slug}/token`. */
export interface Grant {
  readonly token: string;
  readonly expiresIn: number;
  readonly xmpp: string;
  readonly domain: string;
  readonly muc: string;
  readonly focus: string;
  readonly room: string;
  readonly participant: string;
  readonly screenOf: string | null;
}
