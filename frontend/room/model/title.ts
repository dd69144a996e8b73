import { plural, t } from '../../shared/i18n';
import type { Connection } from '../contract';

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
