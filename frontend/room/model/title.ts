import { plural, t } from '../../shared/i18n';
import type { NoticeReason } from '../components/notice/notice';
import type { Connection } from '../contract';

/** A screen of the page that is not the call. */
type Screen = { readonly at: 'loading' | 'door' | 'lobby' } | { readonly at: 'notice'; readonly reason: NoticeReason };

/** The document's title before and after a call. */
export function pageTitle(screen: Screen, title: string): string {
  switch (screen.at) {
    case 'door':
      return t('title.prejoin', { title });
    case 'lobby':
      return t('title.lobby', { title });
    case 'notice':
      return t('title.over', { title: t(`over.${screen.reason}.title`) });
    case 'loading':
      return t('app.name');
  }
}

/** The document's title while in a call: first what the person must know when they look at their tabs. */
export function callTitle(title: string, connection: Connection, audioOn: boolean, unread: number): string {
  if (connection === 'reconnecting') {
    return t('title.reconnecting', { title });
  }
  if (unread > 0) {
    return plural('title.unread', unread, { title });
  }
  return t(audioOn ? 'title.call' : 'title.muted', { title });
}
