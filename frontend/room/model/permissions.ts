import { t } from '../../shared/i18n';
import { type Action, type MediaKind, type Permissions, type Role, type Sending, moderates } from '../contract';
import { type CallState, nameOf } from './call-state';

/** What whoever moderates may where the server says nothing. */
const OF_MODERATORS: ReadonlySet<Action> = new Set(['mute', 'remove', 'ban', 'end']);
const OF_EVERYBODY: ReadonlySet<Action> = new Set(['speak', 'show', 'share', 'chat', 'react']);

/** Whether the person may do something at this moment. */
export function may({ permissions, me }: Pick<CallState, 'permissions' | 'me'>, action: Action): boolean {
  return permissions
    ? permissions.may.has(action)
    : OF_EVERYBODY.has(action) || (moderates(me.role) && OF_MODERATORS.has(action));
}

/** Whether a policy lets everybody; otherwise it is a matter of role. */
export function forEverybody(least: Role): boolean {
  return least === 'guest';
}

const SAID = ['speak', 'show', 'share', 'chat', 'react', 'rename-themselves'] as const;

/** A sentence on what is different for the person; a later one about the same takes its place. */
export interface Difference {
  readonly about: string;
  readonly text: string;
}

/** What is different for the person; empty if it is nothing that they need to know. */
export function differences(before: CallState, after: Permissions, by: string | null): Difference[] {
  const known = before.permissions;
  if (!known) {
    return [];
  }
  const name = by === before.me.participant ? null : nameOf(before, by);
  const told: Difference[] = [];
  const tell = (about: string, text: string) => told.push({ about, text });
  if (known.role !== after.role) {
    tell('role', t(moderates(after.role) ? `may.role.${after.role as 'owner' | 'moderator'}` : 'may.role.none'));
  }
  for (const action of SAID) {
    if (known.may.has(action) !== after.may.has(action)) {
      tell(action, after.may.has(action) ? t(`may.${action}.again`) : lost(action, name));
    }
  }
  if (known.name !== after.name) {
    tell('name', t('may.renamed', { name: after.name }));
  }
  if (known.locked !== after.locked && after.may.has('lock')) {
    tell('lock', t(after.locked ? 'may.locked' : 'may.unlocked'));
  }
  const banned = new Set(after.bans.map(({ participant }) => participant));
  for (const { participant, name: who } of known.bans) {
    if (!banned.has(participant) && after.may.has('lift-ban')) {
      tell(participant, t('may.unbanned', { name: who }));
    }
  }
  return told;
}

function lost(action: (typeof SAID)[number], name: string | null): string {
  return name ? t(`may.${action}.lost-by`, { name }) : t(`may.${action}.lost`);
}

/** What the person may not send, with why. */
export function denied(state: CallState): Readonly<Partial<Record<MediaKind | 'screen', string>>> {
  const why = (action: Sending) => `${t(`may.${action}.lost`)} ${t('may.ask')}`;
  return {
    ...(may(state, 'speak') ? {} : { audio: why('speak') }),
    ...(may(state, 'show') ? {} : { video: why('show') }),
    ...(may(state, 'share') ? {} : { screen: why('share') }),
  };
}
