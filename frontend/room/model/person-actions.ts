import type { Action, Order, Sending } from '../contract';
import type { Person } from './call-state';

/** An order that is asked about before it is given, and the name of whom it is about, or how many these are. */
export interface Question {
  readonly order: Order;
  readonly name: string;
  readonly count?: number;
}

/** One thing that can be done to a person. */
export interface PersonAction {
  /** Names the action with the person's name; `.short` beside it is what stands on the button. */
  readonly key: ActionKey;
  readonly order: Order;
  /** Whether it is asked about first. */
  readonly ask?: boolean;
  readonly danger?: boolean;
  /** Whether it is done already. */
  readonly done?: boolean;
}

export type ActionKey =
  | 'people.mute'
  | 'people.camera'
  | 'people.speak.forbid'
  | 'people.speak.allow'
  | 'people.show.forbid'
  | 'people.show.allow'
  | 'people.share.forbid'
  | 'people.share.allow'
  | 'people.lower'
  | 'people.rename'
  | 'people.promote'
  | 'people.demote'
  | 'people.transfer'
  | 'people.lobby'
  | 'people.remove';

const SENDINGS: readonly Sending[] = ['speak', 'show', 'share'];

/** Everything that can be done to a person, by whoever may do what `may` says; the server has the last word. */
export function personActions(person: Person, may: (action: Action) => boolean): PersonAction[] {
  const { participant, name, role, me } = person;
  const rename = { key: 'people.rename', order: { do: 'name', participant, name }, ask: true } as const;
  if (me) {
    return may('rename-themselves') ? [rename] : [];
  }
  const actions: PersonAction[] = [];
  if (may('lower-hand') && person.hand > 0) {
    actions.push({ key: 'people.lower', order: { do: 'lower-hand', participant } });
  }
  if (may('mute')) {
    actions.push(
      { key: 'people.mute', order: { do: 'mute', participant, kind: 'audio' }, done: person.audioMuted },
      { key: 'people.camera', order: { do: 'mute', participant, kind: 'video' }, done: person.videoMuted },
    );
  }
  if (may('forbid') && role !== 'owner' && role !== 'moderator') {
    actions.push(...SENDINGS.map((what) => allowance(person, what)));
  }
  if (role === 'owner') {
    return actions;
  }
  if (may('rename')) {
    actions.push(rename);
  }
  if (may('give-role')) {
    const moderator = role === 'moderator';
    actions.push({
      key: moderator ? 'people.demote' : 'people.promote',
      order: { do: 'role', participant, role: moderator ? 'member' : 'moderator' },
    });
  }
  if (may('transfer') && person.account) {
    actions.push({ key: 'people.transfer', order: { do: 'role', participant, role: 'owner' }, ask: true });
  }
  if (may('send-to-lobby')) {
    actions.push({ key: 'people.lobby', order: { do: 'to-lobby', participant } });
  }
  if (may('remove')) {
    actions.push({ key: 'people.remove', order: { do: 'remove', participant, ban: true }, ask: true, danger: true });
  }
  return actions;
}

function allowance({ participant, denied }: Person, what: Sending): PersonAction {
  const allowed = denied.split(' ').includes(what);
  return {
    key: `people.${what}.${allowed ? 'allow' : 'forbid'}`,
    order: { do: 'allow', participant, what, allowed },
  };
}
