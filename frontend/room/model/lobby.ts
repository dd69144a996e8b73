import { plural, t } from '../../shared/i18n';
import type { Waiter, WaitingState } from '../contract';

/** What is spoken when things stand otherwise for whoever waits, or null when it needs no words. */
export function lobbyText(before: WaitingState | null, now: WaitingState): string | null {
  if (now.message && now.message.at !== before?.message?.at) {
    const said = t('lobby.said', { text: now.message.text });
    return before?.state === 'waiting' ? said : `${stateText(now)} ${said}`;
  }
  return now.state === before?.state && now.moderated === before.moderated ? null : stateText(now);
}

/** How things stand, in one or two sentences. */
export function stateText({ state, moderated, opened }: WaitingState): string {
  switch (state) {
    case 'waiting':
      return t(moderated ? 'lobby.waiting' : 'lobby.early');
    case 'admitted':
      return t(opened ? 'lobby.opened' : 'lobby.admitted');
    case 'refused':
      return t('lobby.refused');
    case 'ended':
      return t('lobby.ended');
    case 'elsewhere':
      return t('lobby.elsewhere');
    case 'gone':
    case 'closed':
      return t('lobby.gone');
  }
}

/** Those who wait now and did not before. */
export function newcomers(before: readonly Waiter[], now: readonly Waiter[]): readonly Waiter[] {
  const known = new Set(before.map((waiter) => waiter.id));
  return now.filter((waiter) => !known.has(waiter.id));
}

/** How long somebody has waited, for people to read. */
export function sinceText(waiter: Waiter, now: number): string {
  const minutes = Math.floor(Math.max(0, now - Date.parse(waiter.since)) / 60_000);
  return minutes === 0 ? t('waiting.now') : plural('waiting.since', minutes);
}

/** Who it is, as far as is known: an account vouches for its own name only, and a proved address for none. */
export function vouchText({ account, verified }: Waiter): string {
  switch (verified) {
    case 'name':
      return t('waiting.verified');
    case 'address':
      return t('waiting.address');
    case 'nothing':
      return account === null ? t('waiting.unverified') : t('waiting.verified-as', { name: account });
  }
}
